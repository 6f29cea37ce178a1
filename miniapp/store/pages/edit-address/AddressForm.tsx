import { ActionBar } from '../../../kit/components/ActionBar'
import type { AddressView } from '../../../../shared/api/customer/me'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Restored } from '../../../kit/components/Restored'
import { SwitchCell } from '../../../kit/components/SwitchCell'
import { TextField } from '../../../kit/components/TextField'
import { useForm, type Check } from '../../../kit/useForm'
import { call } from '../../api'
import { keepChosenAddress } from '../../chosenAddress'
import { leaveTo } from './leaveTo'
import { RegionField } from './RegionField'

interface Values {
  name: string
  phone: string
  /** Province, city and district; empty until they are chosen. */
  region: string[]
  detail: string
  isDefault: boolean
}

const required =
  (sentence: string): Check<string> =>
  (value) =>
    value.trim() ? null : sentence

const phone: Check<string> = (value) =>
  /^(1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/.test(value.trim()) ? null : '请填写 11 位手机号，或带区号的座机'

const valuesOf = (address: AddressView | null): Values => ({
  name: address?.name ?? '',
  phone: address?.phone ?? '',
  region: address ? [address.province, address.city, address.district] : [],
  detail: address?.detail ?? '',
  isDefault: address?.isDefault ?? false,
})

function save(address: AddressView | null, { region, ...typed }: Values): Promise<AddressView> {
  const [province = '', city = '', district = ''] = region
  const input = { ...typed, province, city, district }
  return address
    ? call('PUT /addresses/:addressId', { addressId: address.id, ...input })
    : call('POST /addresses', input)
}

interface Props {
  address: AddressView | null
  /** What is saved is what the checkout goes on with. */
  isChosen: boolean
}

export function AddressForm({ address, isChosen }: Props) {
  const form = useForm<Values>({
    draft: `address:${address?.id ?? 'new'}`,
    initial: valuesOf(address),
    checks: {
      name: required('请填写收货人'),
      phone,
      region: (region) => (region.length > 1 ? null : '请选择省市区'),
      detail: required('请填写街道和门牌号'),
    },
    send: async (values) => {
      const saved = await save(address, values)
      if (isChosen) keepChosenAddress(saved.id)
      leaveTo(isChosen)
    },
  })
  const isUsual = form.field('isDefault')
  return (
    <>
      {form.isRestored && <Restored onDrop={form.reset} />}
      <Card isFlush>
        <TextField label="收货人" placeholder="姓名或称呼" maxLength={20} {...form.field('name')} />
        <TextField label="电话" placeholder="手机或座机" maxLength={20} keyboard="phone" {...form.field('phone')} />
        <RegionField {...form.field('region')} />
        <TextField label="详细地址" placeholder="街道、楼栋、门牌号" maxLength={120} isLong {...form.field('detail')} />
        <SwitchCell
          title="设为默认地址"
          isOn={isUsual.value}
          isDisabled={address?.isDefault ?? false}
          {...(address?.isDefault && { note: '要换默认地址，请把另一个设为默认' })}
          onChange={isUsual.onChange}
        />
      </Card>
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          {isChosen ? '保存并使用' : '保存'}
        </Button>
      </ActionBar>
    </>
  )
}
