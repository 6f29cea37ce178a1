import { View } from '@tarojs/components'
import type { CartLineView } from '../../../../shared/api/customer/cart'
import type { GoodsView } from '../../../../shared/api/customer/catalogue'
import { Money } from '../../../kit/components/Money'
import { Picture } from '../../../kit/components/Picture'
import { Stepper } from '../../../kit/components/Stepper'
import { firstChoice, mostOf } from '../../goods/choice'
import type { MenuCart } from './useMenuCart'
import './Dish.scss'

interface Props {
  goods: GoodsView
  cart: MenuCart
  canTake: boolean
  onChoose(goods: GoodsView): void
}

/** One thing on the menu: what it is, what it costs, and the way to take it. */
export const Dish = (props: Props) => {
  const { goods, onChoose } = props
  const canOpen = !goods.isSoldOut
  return (
    <View className={`dish ${goods.isSoldOut ? 'dish-gone' : ''}`}>
      <View className="dish-picture" onClick={() => canOpen && onChoose(goods)}>
        <Picture src={goods.picture?.thumbUrl ?? null} />
      </View>
      <View className="dish-words">
        <View className="dish-about" onClick={() => canOpen && onChoose(goods)}>
          <View className="dish-name">{goods.name}</View>
          {goods.summary && <View className="dish-summary">{goods.summary}</View>}
          {goods.soldCount > 0 && <View className="dish-sold">已售 {goods.soldCount}</View>}
        </View>
        <View className="dish-foot">
          <Money fen={goods.priceFen} />
          {goods.highestPriceFen > goods.priceFen && <View className="dish-from">起</View>}
          <View className="dish-way">
            <Way {...props} />
          </View>
        </View>
      </View>
    </View>
  )
}

function Way({ goods, cart, canTake, onChoose }: Props) {
  if (goods.isSoldOut) return <View className="dish-state">卖完了</View>
  if (!canTake) return null
  const mine = cart.cart.lines.filter(({ goodsId, takenBy }) => takenBy.isMe && goodsId === goods.id)
  return goods.variantId ? (
    <Count goods={goods} cart={cart} variantId={goods.variantId} line={mine[0]} />
  ) : (
    <View className="dish-choose" onClick={() => onChoose(goods)}>
      <View className="dish-choose-face">选规格</View>
      {mine.length > 0 && <View className="dish-count">{mine.reduce((sum, { quantity }) => sum + quantity, 0)}</View>}
    </View>
  )
}

interface CountProps {
  goods: GoodsView
  cart: MenuCart
  variantId: string
  line: CartLineView | undefined
}

/** Where there is nothing to choose one tap takes one, and one tap puts it back. */
function Count({ goods, cart, variantId, line }: CountProps) {
  const most = mostOf(goods, firstChoice(goods))
  const takeOne = () => cart.take({ goodsId: goods.id, variantId, choiceIds: [], quantity: 1 }, goods)
  if (!line)
    return (
      <View className="dish-plus" onClick={takeOne}>
        <View className="dish-plus-sign">+</View>
      </View>
    )
  const change = (quantity: number) => (quantity > line.quantity ? takeOne() : cart.change(line, quantity))
  return <Stepper value={line.quantity} least={0} most={most} onChange={change} />
}
