import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { GoodsView } from '../../../shared/api/customer/catalogue'
import { asFailure } from '../../kit/call'
import { useAction } from '../../kit/useAction'
import { read } from '../api'
import { takeIntoCart } from '../cart/cart'
import type { Taken } from './choice'
import { ChooseSheet } from './ChooseSheet'

interface Chosen {
  id: string
  /** The only variant there is, where nothing has to be chosen. */
  variantId: string | null
}

const say = (title: string) => void Taro.showToast({ title, icon: 'none' })

/** Takes goods into the cart from a list, without leaving it: at once, or by a sheet where there is something to choose. */
export function useTaking() {
  const [goods, setGoods] = useState<GoodsView | null>(null)

  const take = useCallback(async (taken: Taken, from: GoodsView) => {
    try {
      await takeIntoCart(taken, from)
      setGoods(null)
      say('已加入购物车')
    } catch (thrown) {
      say(asFailure(thrown).text)
    }
  }, [])
  const taking = useAction(take)

  const choose = useCallback(
    async ({ id, variantId }: Chosen) => {
      try {
        const found = await read('GET /goods/:goodsId', { goodsId: id })
        if (!variantId) return setGoods(found)
        await take({ goodsId: id, variantId, choiceIds: [], quantity: 1 }, found)
      } catch (thrown) {
        say(asFailure(thrown).text)
      }
    },
    [take],
  )
  const choosing = useAction(choose)

  const sheet = goods && (
    <ChooseSheet
      goods={goods}
      verb="加入购物车"
      isBusy={taking.isRunning}
      onTake={taking.run}
      onClose={() => setGoods(null)}
    />
  )
  return { add: choosing.run, sheet }
}
