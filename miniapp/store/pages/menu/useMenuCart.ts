import { useCallback, useRef } from 'react'
import Taro from '@tarojs/taro'
import type { CartLineView, CartView } from '../../../../shared/api/customer/cart'
import type { GoodsView } from '../../../../shared/api/customer/catalogue'
import { asFailure } from '../../../kit/call'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { noteTelling } from '../../cart/telling'
import type { Taken } from '../../goods/choice'
import { nameOf, nothingTaken, stepped, withLine } from './shownCart'

export interface MenuCart {
  cart: CartView
  take(taken: Taken, goods: GoodsView): void
  /** 0 takes the line out. */
  change(line: CartLineView, quantity: number): void
  clear(): void
}

/** What the others at the table take is seen by everybody while it is taken. */
const everySecondsAtTable = 3

/**
 * The cart below the menu, one's own or the table's. A tap shows at once; the server hears of the taps one after the
 * other, and its answer counts as soon as nothing is on its way any more.
 */
export function useMenuCart(table: string | null): MenuCart {
  const sending = useRef<Promise<CartView | null>>(Promise.resolve(null))
  const changes = useRef(0)
  const at = table === null ? {} : { table }

  const load = useCallback(async (): Promise<CartView> => {
    for (;;) {
      await sending.current
      const began = changes.current
      const cart = await call('GET /cart', table === null ? {} : { table })
      if (changes.current === began) return cart
    }
  }, [table])
  const [remote, put] = useRemote(load, () => (table === null ? null : everySecondsAtTable))
  const cart = remote.state === 'ready' ? remote.value : nothingTaken
  const shown = useRef(cart)
  shown.current = cart

  const show = (next: CartView) => {
    shown.current = next
    put(next)
  }
  /** `send` is given the cart as the server knows it when the turn comes. */
  const change = (next: CartView, send: (known: CartView) => Promise<CartView>) => {
    const mine = ++changes.current
    const before = shown.current
    show(next)
    const turn = sending.current.then(async (last) => send(last ?? before))
    sending.current = turn.catch(() => null)
    noteTelling(turn)
    turn.then(
      (answer) => mine === changes.current && show(answer),
      (thrown: unknown) => {
        void Taro.showToast({ title: asFailure(thrown).text, icon: 'none' })
        void remote.reload()
      },
    )
  }

  return {
    cart,
    take: (taken, goods) =>
      change(withLine(shown.current, taken, goods), () => call('POST /cart/lines', { ...taken, ...at })),
    change: (line, quantity) => {
      const step = stepped(shown.current, line, quantity)
      change(step.cart, async (known) => {
        const lineId = nameOf(line, known)
        return lineId === null ? known : call('PUT /cart/lines/:lineId', { lineId, quantity: step.quantity, ...at })
      })
    },
    clear: () => change(nothingTaken, () => call('DELETE /cart', at)),
  }
}
