import { useCallback } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { read } from '../../api'
import { ClosedBar } from '../../ClosedBar'
import { address } from '../../navigate'
import { storeCard } from '../../sharing'
import { StorePage } from '../../StorePage'
import { useStorefront } from '../../storefront'
import { Buying } from './Buying'
import { Description } from './Description'
import { GoodsHead } from './GoodsHead'
import { Gallery } from './Gallery'
import { GoodsSkeleton } from './GoodsSkeleton'

/** Prices and stock move while somebody thinks about it. */
const everySeconds = () => 20

/** 商品: pictures, price, what there is to choose, and the two ways to take it. */
export default function Goods() {
  const { id = '' } = useRouter().params
  const load = useCallback(() => read('GET /goods/:goodsId', { goodsId: id }), [id])
  const [goods] = useRemote(load, everySeconds)
  const store = useStorefront()
  useShareAppMessage(() => {
    if (goods.state !== 'ready') return storeCard(store)
    const { name, picture } = goods.value
    return { title: name, path: address('goods', { id }), ...(picture && { imageUrl: picture.url }) }
  })
  return (
    <StorePage>
      <Screen of={goods} skeleton={<GoodsSkeleton />}>
        {(shown) => (
          <>
            <Gallery pictures={shown.pictures} />
            <ClosedBar store={store} />
            <GoodsHead goods={shown} />
            <Description text={shown.description} />
            <Buying goods={shown} isOpen={store?.isOpenNow ?? true} />
          </>
        )}
      </Screen>
    </StorePage>
  )
}
