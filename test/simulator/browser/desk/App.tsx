import { useState } from 'react'
import { useObserved } from '../kit/observable'
import type { Desk } from './desk'
import { Guide } from './Guide'
import { Header } from './Header'
import { Journal } from './journal/Journal'
import { Accounts } from './panels/Accounts'
import { Tabs } from './panels/Tabs'
import { PhoneColumn } from './PhoneColumn'
import { Pulse } from './Pulse'

/** The desk: the merchant's phone left, the customer's right, WeChat and what passes through it between them. */
export function App({ desk }: { desk: Desk }) {
  const state = useObserved(desk.state)
  const isLost = useObserved(desk.isLost)
  const [wantsCustomer, setWantsCustomer] = useState(false)
  if (!state) return <p className="waiting">{isLost ? '模拟器没有回应，正在重试…' : '正在打开…'}</p>
  const hasStores = state.apps.some(({ own, hasPackage }) => hasPackage && !own)
  const hasCustomer = wantsCustomer || hasStores
  return (
    <div className="desk">
      <Header desk={desk} state={state} hasCustomer={hasCustomer} onCustomer={() => setWantsCustomer(!wantsCustomer)} />
      {isLost && <p className="lost">模拟器没有回应，正在重试…</p>}
      <main>
        <PhoneColumn who="merchant" role="商家" name={state.phones.merchant.name} />
        <div className="middle">
          <Guide desk={desk} state={state} />
          <Pulse desk={desk} state={state} />
          <div className={`panels ${hasCustomer ? 'is-narrow' : ''}`}>
            {!hasCustomer && <Accounts desk={desk} state={state} />}
            <Tabs key={String(hasCustomer)} desk={desk} state={state} hasAccounts={hasCustomer} />
          </div>
          <Journal desk={desk} apps={state.apps} />
        </div>
        {hasCustomer && <PhoneColumn who="customer" role="顾客" name={state.phones.customer.name} />}
      </main>
    </div>
  )
}
