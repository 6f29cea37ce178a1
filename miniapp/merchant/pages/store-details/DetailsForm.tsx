import Taro from '@tarojs/taro'
import type { StoreView } from '../../../../shared/api/merchant/store'
import type { OpeningHours, StoreKind } from '../../../../shared/store'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { HoursEditor, hoursProblem, usualHours } from '../../../kit/components/HoursEditor'
import { Restored } from '../../../kit/components/Restored'
import { TextField } from '../../../kit/components/TextField'
import { Tiles } from '../../../kit/components/Tiles'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import * as checks from '../../checks'
import { kindTiles } from '../../kinds'
import { leave } from '../../navigate'

interface Values {
  contactName: string
  contactPhone: string
  address: string
  hours: OpeningHours[]
  name: string
  kind: StoreKind
}

const valuesOf = (store: StoreView): Values => ({
  contactName: store.contactName ?? '',
  contactPhone: store.contactPhone ?? '',
  address: store.address ?? '',
  hours: store.hours.length > 0 ? store.hours : [usualHours],
  name: store.name,
  kind: store.kind,
})

async function save(values: Values): Promise<void> {
  await call('PUT /', values)
  leave()
  void Taro.showToast({ title: '已保存', icon: 'success' })
}

/** Contact first, because that is what is missing; name and kind are known and come last. */
export function DetailsForm({ store }: { store: StoreView }) {
  const form = useForm<Values>({
    draft: `store-details:${store.key}`,
    initial: valuesOf(store),
    checks: {
      name: checks.storeName,
      contactName: checks.required('请填写联系人'),
      contactPhone: checks.contactPhone,
      address: checks.required('请填写店铺地址'),
      hours: hoursProblem,
    },
    send: save,
  })
  return (
    <>
      {form.isRestored && <Restored onDrop={form.reset} />}
      <Card title="联系方式" isFlush>
        <TextField label="联系人" placeholder="如：王小明" maxLength={20} {...form.field('contactName')} />
        <TextField
          label="联系电话"
          placeholder="手机、座机或 400 电话"
          hint="顾客下单后可以拨打"
          keyboard="phone"
          maxLength={20}
          {...form.field('contactPhone')}
        />
        <TextField
          label="店铺地址"
          placeholder="省市区、街道和门牌号"
          maxLength={120}
          isLong
          {...form.field('address')}
        />
      </Card>
      <Card isFlush>
        <HoursEditor label="营业时间" {...form.field('hours')} />
      </Card>
      <Card isFlush>
        <TextField label="店铺名称" placeholder="如：巷口面包房" maxLength={30} {...form.field('name')} />
        <Tiles label="经营类型" tiles={kindTiles} {...form.field('kind')} />
      </Card>
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          保存
        </Button>
      </ActionBar>
    </>
  )
}
