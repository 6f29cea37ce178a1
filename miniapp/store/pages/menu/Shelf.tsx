import { ScrollView, View } from '@tarojs/components'
import type { GoodsView, MenuView } from '../../../../shared/api/customer/catalogue'
import { read } from '../../api'
import { Above } from './Above'
import { Dish } from './Dish'
import { PartEnd } from './PartEnd'
import { partId, useFollowing } from './useFollowing'
import type { MenuCart } from './useMenuCart'
import type { PartReading } from './usePartReading'
import './Shelf.scss'

interface Props {
  menu: MenuView
  cart: MenuCart
  /** The store is open. */
  canTake: boolean
  reading: PartReading
  onChoose(goods: GoodsView): void
}

/** Categories at the left, goods at the right: either follows the other. */
export function Shelf({ menu: { categories, sections }, cart, canTake, reading, onChoose }: Props) {
  const { active, into, go, onScroll } = useFollowing(categories.length, (at) => {
    const partial = categories.slice(at, at + 2).find(({ after }) => after !== null)
    if (partial && !reading.failureOf(partial.id)) reading.run(partial.id)
  })
  /** A banner may lead to goods of a part that was not read yet. */
  const chooseById = async (goodsId: string) => {
    const shown = categories.flatMap(({ goods }) => goods).find(({ id }) => id === goodsId)
    if (canTake) onChoose(shown ?? (await read('GET /goods/:goodsId', { goodsId })))
  }
  return (
    <View className="shelf">
      <ScrollView className="shelf-categories" scrollY enhanced showScrollbar={false}>
        {categories.map(({ id, name, goods: own }, at) => (
          <View
            key={id ?? 'others'}
            className={`shelf-category ${at === active ? 'shelf-category-on' : ''}`}
            onClick={() => go(at)}
          >
            <View className="shelf-category-name">{name}</View>
            <Count of={takenOf(cart, own)} />
          </View>
        ))}
      </ScrollView>
      <ScrollView
        className="shelf-goods"
        scrollY
        enhanced
        showScrollbar={false}
        scrollWithAnimation
        scrollIntoView={into}
        onScroll={onScroll}
      >
        <Above sections={sections} onGoods={(id) => void chooseById(id).catch(() => undefined)} />
        {categories.map(({ id, name, goods: own, after }, at) => (
          <View className="shelf-part" id={partId(at)} key={id ?? 'others'}>
            <View className="shelf-title">{name}</View>
            {own.map((each) => (
              <Dish key={each.id} goods={each} cart={cart} canTake={canTake} onChoose={onChoose} />
            ))}
            {after !== null && <PartEnd id={id} reading={reading} />}
          </View>
        ))}
        <View className="shelf-end">没有更多了</View>
      </ScrollView>
    </View>
  )
}

const Count = ({ of }: { of: number }) => (of > 0 ? <View className="shelf-count">{of}</View> : null)

const takenOf = ({ cart }: MenuCart, goods: readonly GoodsView[]): number =>
  cart.lines
    .filter(({ goodsId, takenBy }) => takenBy.isMe && goods.some(({ id }) => id === goodsId))
    .reduce((sum, { quantity }) => sum + quantity, 0)
