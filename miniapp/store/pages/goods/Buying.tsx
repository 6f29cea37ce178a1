import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { GoodsView } from '../../../../shared/api/customer/catalogue'
import { asFailure } from '../../../kit/call'
import { useAction } from '../../../kit/useAction'
import { takeIntoCart } from '../../cart/cart'
import { wayOfBuying } from '../../cart/buyNow'
import { ChooseSheet } from '../../goods/ChooseSheet'
import type { Taken } from '../../goods/choice'
import { open } from '../../navigate'
import { BuyingBar } from './BuyingBar'

type Intent = 'add' | 'buy'

const verbs: Record<Intent, string> = { add: '加入购物车', buy: '立即购买' }

/** The two buttons, and the sheet that asks which variant and how many. */
export function Buying({ goods, isOpen }: { goods: GoodsView; isOpen: boolean }) {
  const [intent, setIntent] = useState<Intent | null>(null)

  const take = useCallback(
    async (taken: Taken, from: GoodsView) => {
      if (intent === 'buy') {
        setIntent(null)
        return open('checkout', wayOfBuying(taken))
      }
      try {
        await takeIntoCart(taken, from)
        setIntent(null)
        void Taro.showToast({ title: '已加入购物车', icon: 'none' })
      } catch (thrown) {
        void Taro.showToast({ title: asFailure(thrown).text, icon: 'none' })
      }
    },
    [intent],
  )
  const taking = useAction(take)

  return (
    <>
      <BuyingBar goods={goods} isOpen={isOpen} onAdd={() => setIntent('add')} onBuy={() => setIntent('buy')} />
      {intent && (
        <ChooseSheet
          goods={goods}
          verb={verbs[intent]}
          isBusy={taking.isRunning}
          onTake={taking.run}
          onClose={() => setIntent(null)}
        />
      )}
    </>
  )
}
