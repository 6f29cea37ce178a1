import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { CartLineView } from '../../../../shared/api/customer/cart'
import { asFailure } from '../../../kit/call'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { changeLine, loadCart, putBack, useCart } from '../../cart/cart'
import { ClosedBar } from '../../ClosedBar'
import { firstPage, open } from '../../navigate'
import { StorePage } from '../../StorePage'
import { useStorefront } from '../../storefront'
import { CartLines } from './CartLines'
import { TotalBar } from './TotalBar'
import { UndoBar } from './UndoBar'

const say = (thrown: unknown) => void Taro.showToast({ title: asFailure(thrown).text, icon: 'none' })

/** 购物车: what was taken, what is wrong with it, and what it costs together. */
export default function Cart() {
  const [loaded] = useRemote(loadCart)
  const cart = useCart()
  const store = useStorefront()
  const [removed, setRemoved] = useState<CartLineView | null>(null)
  const { reload } = loaded

  const change = useCallback(
    (line: CartLineView, quantity: number) => {
      if (quantity === 0) setRemoved(line)
      changeLine(line, quantity).catch((thrown: unknown) => {
        say(thrown)
        void reload()
      })
    },
    [reload],
  )
  const endUndo = useCallback(() => setRemoved(null), [])
  const undo = (line: CartLineView) => {
    setRemoved(null)
    putBack(line).catch(say)
  }

  return (
    <StorePage>
      <Screen of={loaded}>
        {(first) => {
          const { lines, goodsFen } = cart ?? first
          if (lines.length === 0)
            return (
              <Empty text="购物车还是空的，去挑点喜欢的吧">
                <Button size="small" onClick={() => open(firstPage)}>
                  去逛逛
                </Button>
              </Empty>
            )
          return (
            <>
              <ClosedBar store={store} />
              <CartLines lines={lines} onChange={change} />
              <TotalBar lines={lines} goodsFen={goodsFen} store={store} />
            </>
          )
        }}
      </Screen>
      {removed && <UndoBar key={removed.id} line={removed} onUndo={undo} onEnd={endUndo} />}
    </StorePage>
  )
}
