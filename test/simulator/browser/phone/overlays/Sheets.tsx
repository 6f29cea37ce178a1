import { useState } from 'react'
import type { Address } from '../../player/host'
import type { Phone } from '../phone'
import { NewAddress } from './NewAddress'
import { Sheet } from './Sheet'
import type { Shows } from './shows'

/** wx.showActionSheet */
export function ActionSheet({ asks: { items, color, title }, answer }: Shows<'actionSheet'>) {
  return (
    <Sheet testId="action-sheet" onBeside={() => answer(undefined)}>
      {title && <p className="sheet-title">{title}</p>}
      {items.map((item, at) => (
        <button
          key={at}
          className="sheet-item"
          style={{ color }}
          data-testid={`sheet-item-${at}`}
          onClick={() => answer(at)}
        >
          {item}
        </button>
      ))}
      <button className="sheet-cancel" data-testid="sheet-cancel" onClick={() => answer(undefined)}>
        取消
      </button>
    </Sheet>
  )
}

/** wx.makePhoneCall: iOS asks before it dials. */
export function CallSheet({ asks: { number }, answer }: Shows<'call'>) {
  return (
    <Sheet testId="call-sheet" onBeside={() => answer(false)}>
      <button className="sheet-item" data-testid="call-confirm" onClick={() => answer(true)}>
        呼叫 {number}
      </button>
      <button className="sheet-cancel" data-testid="call-cancel" onClick={() => answer(false)}>
        取消
      </button>
    </Sheet>
  )
}

const placeOf = ({ provinceName, cityName, countyName, detailInfo }: Address): string =>
  [...new Set([provinceName, cityName, countyName]), detailInfo].join('')

/** wx.chooseAddress: the addresses this person keeps in WeChat, and a new one. */
export function AddressSheet({ asks, answer, phone }: Shows<'address'> & { phone: Phone }) {
  const [isAdding, setAdding] = useState(false)
  const add = (address: Address) => {
    void phone.line.keepAddresses([...asks.addresses, address])
    answer(address)
  }
  if (isAdding) return <NewAddress onSave={add} onCancel={() => setAdding(false)} />
  return (
    <Sheet testId="address-sheet" isTall onBeside={() => answer(undefined)}>
      <header className="sheet-head">
        <button data-testid="address-cancel" onClick={() => answer(undefined)}>
          取消
        </button>
        <b>我的地址</b>
      </header>
      {asks.addresses.map((address, at) => (
        <button key={at} className="sheet-item is-left" data-testid={`address-${at}`} onClick={() => answer(address)}>
          <b>
            {address.userName} {address.telNumber}
          </b>
          <small>{placeOf(address)}</small>
        </button>
      ))}
      <button className="sheet-cancel is-green" data-testid="address-new" onClick={() => setAdding(true)}>
        新增收货地址
      </button>
    </Sheet>
  )
}
