import { useState } from 'react'
import { useObserved } from '../kit/observable'
import type { Desk } from './desk'
import { Guide } from './Guide'
import { Header } from './Header'
import { Journal } from './journal/Journal'
import { Tabs } from './panels/Tabs'
import { PhoneColumn } from './PhoneColumn'
import { Pulse } from './Pulse'

/** Less than this is too narrow for two phones and what passes between them. */
const roomForTwoPx = 1240

/** The desk: the merchant's phone left, the customer's right, WeChat and what passes through it between them. */
export function App({ desk }: { desk: Desk }) {
  const state = useObserved(desk.state)
  const isLost = useObserved(desk.isLost)
  const [hasCustomer, setHasCustomer] = useState(() => innerWidth >= roomForTwoPx)
  if (!state) return <p className="waiting">{isLost ? '模拟器没有回应，正在重试…' : '正在打开…'}</p>
  return (
    <div className="desk">
      <Header desk={desk} state={state} hasCustomer={hasCustomer} onCustomer={() => setHasCustomer(!hasCustomer)} />
      {isLost && <p className="lost">模拟器没有回应，正在重试…</p>}
      <main>
        <PhoneColumn who="merchant" role="商家" name={state.phones.merchant.name} />
        <div className={`middle ${hasCustomer ? 'is-narrow' : ''}`}>
          <Guide desk={desk} state={state} />
          <Pulse desk={desk} state={state} />
          <Tabs desk={desk} state={state} />
          <Journal desk={desk} apps={state.apps} />
        </div>
        {hasCustomer && <PhoneColumn who="customer" role="顾客" name={state.phones.customer.name} />}
      </main>
    </div>
  )
}
