import { useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { StoreKind } from '../../../../shared/store'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Page } from '../../../kit/components/Screen'
import { TextField } from '../../../kit/components/TextField'
import { Tiles } from '../../../kit/components/Tiles'
import { newRequestKey } from '../../../kit/requestKey'
import { useForm } from '../../../kit/useForm'
import { callMe } from '../../api'
import * as checks from '../../checks'
import { currentStoreKey, takeStore } from '../../currentStore'
import { kindTiles } from '../../kinds'
import { hideHomeButton, restart } from '../../navigate'
import './index.scss'

interface Values {
  name: string
  kind: StoreKind | ''
  /** Travels with the draft: a store created by a request whose answer got lost is not created again. */
  requestKey: string
}

async function createStore({ name, kind, requestKey }: Values): Promise<void> {
  if (kind === '') return
  const store = await callMe('POST /stores', { name: name.trim(), kind, requestKey })
  takeStore(store)
  restart('authorise')
}

/** 新店铺: a name and what it sells, nothing else before the first success; then straight on to what WeChat needs. */
export default function CreateStore() {
  useDidShow(() => {
    if (!currentStoreKey()) hideHomeButton()
  })
  const form = useForm<Values>({
    draft: 'create-store',
    initial: { name: '', kind: '', requestKey: newRequestKey() },
    checks: { name: checks.storeName, kind: checks.required('请选择经营类型') },
    send: createStore,
  })
  return (
    <Page>
      <View className="create-store-title">先给店铺起个名字</View>
      <View className="create-store-note">之后都可以修改，小程序的正式名称以微信为准</View>
      <Card isFlush>
        <TextField label="店铺名称" placeholder="如：巷口面包房" maxLength={30} {...form.field('name')} />
        <Tiles label="经营类型" tiles={kindTiles} {...form.field('kind')} />
      </Card>
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          创建店铺
        </Button>
      </ActionBar>
    </Page>
  )
}
