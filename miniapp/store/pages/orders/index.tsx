import { View } from '@tarojs/components'
import { brandVariables } from '../../../kit/colour'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { callPhone } from '../../../kit/wechat'
import { read } from '../../api'
import { flavour } from '../../flavours'

const loadStorefront = () => read('GET /storefront', {})

/** 我的订单: while a store takes orders on the spot and by telephone only, this says so and offers the telephone. */
export default function Orders() {
  const [storefront] = useRemote(loadStorefront)
  return (
    <Screen of={storefront}>
      {({ theme, contactPhone }) => (
        <View style={brandVariables(theme.brand)}>
          <Empty text={flavour.noOrders}>
            {contactPhone && <Button onClick={() => void callPhone(contactPhone)}>{flavour.call}</Button>}
          </Empty>
        </View>
      )}
    </Screen>
  )
}
