import { View } from '@tarojs/components'
import type { CartView } from '../../../../shared/api/customer/cart'
import type { StorefrontView } from '../../../../shared/api/customer/catalogue'
import { Icon } from '../../../kit/components/Icon'
import { Money } from '../../../kit/components/Money'
import { flavour } from '../../flavours'
import { open } from '../../navigate'
import { missingText, useMethod } from '../../ordering'
import { useTable } from '../../table'
import './CartBar.scss'

interface Props {
  store: StorefrontView
  cart: CartView
  onOpen(): void
}

/** What was taken and what it costs, always within the thumb. */
export function CartBar({ store, cart, onOpen }: Props) {
  const table = useTable()
  const method = useMethod(store)
  const reason = hindrance()
  const goOn = () => open('checkout', table ? { table } : method ? { method: method.method } : {})

  function hindrance(): string | null {
    if (!store.isOpenNow) return flavour.closed
    if (!table && !method) return '请先扫桌码'
    if (cart.quantity === 0) return '还没有选'
    return !table && method ? missingText(method, cart.goodsFen) : null
  }

  return (
    <View className="cart-bar">
      <View className="cart-bar-sum" onClick={() => cart.quantity > 0 && onOpen()}>
        <View className="cart-bar-bag">
          <Icon name="bag" colour={cart.quantity > 0 ? 'text' : 'faint'} size={56} />
          {cart.quantity > 0 && <View className="cart-bar-count">{cart.quantity}</View>}
        </View>
        <View>
          <Money fen={cart.goodsFen} size="large" />
          {cart.quantity > 0 && (
            <View className="cart-bar-note">{table ? '同桌一起的，点开看' : '点开看选了什么'}</View>
          )}
        </View>
      </View>
      <View className={`cart-bar-go ${reason ? 'cart-bar-off' : ''}`} onClick={() => !reason && goOn()}>
        {reason ?? (table ? '去下单' : '去结算')}
      </View>
    </View>
  )
}
