import { View } from '@tarojs/components'
import type { GoodsView } from '../../../../shared/api/customer/catalogue'
import { Button } from '../../../kit/components/Button'
import { Icon } from '../../../kit/components/Icon'
import { useCart } from '../../cart/cart'
import { firstPage, open } from '../../navigate'
import { tabs } from '../../tabs'
import './BuyingBar.scss'

interface Props {
  goods: GoodsView
  isOpen: boolean
  onAdd(): void
  onBuy(): void
}

const hasCart = tabs.some(({ page }) => page === 'cart')

/** Kept within the thumb: where the cart is, and the two ways to take it. */
export const BuyingBar = ({ goods, isOpen, onAdd, onBuy }: Props) => (
  <View className="buying-room">
    <View className="buying">
      <Way icon="shop" name="店铺" onClick={() => open(firstPage)} />
      {hasCart && <CartWay />}
      <View className="buying-buttons">
        {goods.isSoldOut ? (
          <Button isDisabled>卖完了，看看别的吧</Button>
        ) : (
          <>
            {hasCart && (
              <Button kind="plain" onClick={onAdd}>
                加入购物车
              </Button>
            )}
            <Button isDisabled={!isOpen} onClick={onBuy}>
              {isOpen ? '立即购买' : '休息中'}
            </Button>
          </>
        )}
      </View>
    </View>
  </View>
)

function CartWay() {
  const count = useCart()?.quantity ?? 0
  return <Way icon="bag" name="购物车" count={count} onClick={() => open('cart')} />
}

interface WayProps {
  icon: 'shop' | 'bag'
  name: string
  count?: number
  onClick(): void
}

const Way = ({ icon, name, count = 0, onClick }: WayProps) => (
  <View className="buying-way" onClick={onClick}>
    <Icon name={icon} colour="text" size={44} />
    <View>{name}</View>
    {count > 0 && <View className="buying-count">{count > 99 ? '99+' : count}</View>}
  </View>
)
