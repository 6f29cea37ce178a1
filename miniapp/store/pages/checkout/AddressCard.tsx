import { useCallback } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { AddressView } from '../../../../shared/api/customer/me'
import { addressText } from '../../../kit/addressText'
import { asFailure } from '../../../kit/call'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { useAction } from '../../../kit/useAction'
import { chooseWechatAddress } from '../../../kit/wechat'
import { call } from '../../api'
import { open } from '../../navigate'
import './AddressCard.scss'

interface Props {
  address: AddressView | null
  onAddress(id: string): void
}

/** Where it is brought: the usual address, another, or the one that WeChat knows. */
export function AddressCard({ address, onAddress }: Props) {
  const importing = useAction(
    useCallback(async () => {
      try {
        const found = await chooseWechatAddress()
        if (found) onAddress((await call('POST /addresses', found)).id)
      } catch (thrown) {
        void Taro.showToast({ title: asFailure(thrown).text, icon: 'none', duration: 3000 })
      }
    }, [onAddress]),
  )
  if (address) return <Chosen address={address} />
  return (
    <Card title="收货地址">
      <View className="address-ways">
        <Button isBusy={importing.isRunning} onClick={importing.run}>
          用微信里的地址
        </Button>
        <Button kind="plain" onClick={() => open('edit-address', { choose: '1' })}>
          自己填写
        </Button>
      </View>
    </Card>
  )
}

const Chosen = ({ address }: { address: AddressView }) => (
  <Card isFlush>
    <Cell
      lead={<Icon name="place" colour="text" />}
      title={addressText(address)}
      note={`${address.name}　${address.phone}`}
      onClick={() => open('addresses', { choose: '1' })}
    />
  </Card>
)
