import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { AddressView } from '../../../../shared/api/customer/me'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { keepChosenAddress } from '../../chosenAddress'
import { leave, open } from '../../navigate'
import { StorePage } from '../../StorePage'
import { AddBar } from './AddBar'
import { AddressCard } from './AddressCard'
import { RemoveSheet } from './RemoveSheet'

const loadAddresses = () => call('GET /addresses', {})

/** 收货地址: to be looked after or, opened by the checkout with `choose`, to be chosen from. */
export default function Addresses() {
  const { choose } = useRouter().params
  const [addresses, setAddresses] = useRemote(loadAddresses)
  const [removing, setRemoving] = useState<AddressView | null>(null)
  const query: Record<string, string> = choose ? { choose } : {}
  const edit = (id: string) => open('edit-address', { ...query, id })
  const take = (id: string) => {
    keepChosenAddress(id)
    leave()
  }
  return (
    <StorePage>
      <Screen of={addresses}>
        {(list) => (
          <>
            {list.length === 0 && <Empty text="还没有收货地址，先添加一个吧" />}
            {list.map((each) => (
              <AddressCard
                key={each.id}
                address={each}
                onTap={() => (choose ? take(each.id) : edit(each.id))}
                onEdit={() => edit(each.id)}
                onRemove={() => setRemoving(each)}
              />
            ))}
            <AddBar
              onAdd={() => open('edit-address', query)}
              onImported={(added) => (choose ? take(added.id) : void addresses.reload())}
            />
            {removing && <RemoveSheet address={removing} onRemoved={setAddresses} onClose={() => setRemoving(null)} />}
          </>
        )}
      </Screen>
    </StorePage>
  )
}
