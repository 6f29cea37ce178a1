import { useCallback } from 'react'
import { useRouter } from '@tarojs/taro'
import type { AddressView } from '../../../../shared/api/customer/me'
import { CallFailure } from '../../../kit/call'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { StorePage } from '../../StorePage'
import { AddressForm } from './AddressForm'

async function load(id: string | undefined): Promise<AddressView | null> {
  if (id === undefined) return null
  const found = (await call('GET /addresses', {})).find((each) => each.id === id)
  if (!found) throw new CallFailure({ code: 'ADDRESS_NOT_FOUND', text: '这个地址已经删除了，请返回重新选择' })
  return found
}

/** 填写地址: a new one, or the one named by `id`. With `choose` the checkout waits for it. */
export default function EditAddress() {
  const { id, choose } = useRouter().params
  const [address] = useRemote(useCallback(() => load(id), [id]))
  return (
    <StorePage>
      <Screen of={address}>{(known) => <AddressForm address={known} isChosen={choose !== undefined} />}</Screen>
    </StorePage>
  )
}
