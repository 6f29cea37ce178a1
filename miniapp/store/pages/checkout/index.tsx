import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Screen } from '../../../kit/components/Screen'
import { ClosedBar } from '../../ClosedBar'
import { StorePage } from '../../StorePage'
import { useStorefront } from '../../storefront'
import { NothingChosen } from './NothingChosen'
import { Order } from './Order'
import { useQuote, type Wish } from './useQuote'
import { useChosenAddress } from './useChosenAddress'
import { wantedMethod, whatOf } from './what'

/** 确认订单: where and when, what, what it costs, all on one page. */
export default function Checkout() {
  const { params } = useRouter()
  const [what] = useState(() => whatOf(params))
  const [wish, setWish] = useState<Wish>(() => ({ method: wantedMethod(params), addressId: null }))
  const quoted = useQuote(what, wish)
  const store = useStorefront()
  useChosenAddress((addressId) => setWish((before) => ({ ...before, addressId })))
  return (
    <StorePage>
      <Screen of={quoted}>
        {(quote) =>
          quote.lines.length === 0 ? (
            <NothingChosen table={params.table} />
          ) : (
            <>
              <ClosedBar store={store} />
              <Order
                what={what}
                quote={quote}
                quotedAt={quoted.state === 'ready' ? quoted.loadedAt : 0}
                onMethod={(method) => setWish({ ...wish, method })}
                onAddress={(addressId) => setWish({ ...wish, addressId })}
                onRefresh={quoted.reload}
              />
            </>
          )
        }
      </Screen>
    </StorePage>
  )
}
