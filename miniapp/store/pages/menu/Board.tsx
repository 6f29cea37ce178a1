import { useState } from 'react'
import { View } from '@tarojs/components'
import type { GoodsView, MenuView, StorefrontView } from '../../../../shared/api/customer/catalogue'
import { Empty } from '../../../kit/components/Empty'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { ClosedBar } from '../../ClosedBar'
import { ChooseSheet } from '../../goods/ChooseSheet'
import { StoreHead } from '../home/StoreHead'
import { CartBar } from './CartBar'
import { CartSheet } from './CartSheet'
import { Place } from './Place'
import { Shelf } from './Shelf'
import { useMenuCart } from './useMenuCart'
import type { PartReading } from './usePartReading'
import { useSitting } from './useSitting'
import { useTable } from '../../table'
import './Board.scss'

interface Props {
  menu: MenuView
  store: StorefrontView
  /** The line is cut: what is shown may be old. */
  isStale: boolean
  /** Of a category of which not everything is there. */
  reading: PartReading
}

/** Where one sits or how one takes it away, the goods, and below them what was taken. */
export function Board({ menu, store, isStale, reading }: Props) {
  const table = useSitting()
  const cart = useMenuCart(useTable())
  const [choosing, setChoosing] = useState<GoodsView | null>(null)
  const [isCartOpen, setCartOpen] = useState(false)
  const closeCart = () => setCartOpen(false)

  return (
    <View className="board">
      {!table && <StoreHead store={store} logoSize={80} />}
      <View className="board-head">
        <Place store={store} table={table} />
        <ClosedBar store={store} />
        {isStale && <NoticeBar tone="waiting">网络不通，正在自动重试</NoticeBar>}
      </View>
      {menu.categories.length === 0 ? (
        <Empty text="店家正在准备菜单，请过些时候再来看看" />
      ) : (
        <Shelf menu={menu} cart={cart} canTake={store.isOpenNow} reading={reading} onChoose={setChoosing} />
      )}
      <CartBar store={store} cart={cart.cart} onOpen={() => setCartOpen(true)} />
      {isCartOpen && cart.cart.lines.length > 0 && <CartSheet cart={cart} onClose={closeCart} />}
      {choosing && (
        <ChooseSheet
          goods={choosing}
          verb={store.isOpenNow ? '选好了' : null}
          isBusy={false}
          onTake={(taken, goods) => {
            cart.take(taken, goods)
            setChoosing(null)
          }}
          onClose={() => setChoosing(null)}
        />
      )}
    </View>
  )
}
