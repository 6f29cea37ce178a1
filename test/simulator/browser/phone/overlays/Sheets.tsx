import { textOf } from '../../kit/value'
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

/** wx.chooseAddress, with the one address this person has. */
export function AddressSheet({ asks, answer }: Shows<'address'>) {
  const place = ['provinceName', 'cityName', 'countyName', 'detailInfo'].map((name) => textOf(asks[name])).join('')
  return (
    <Sheet testId="address-sheet" onBeside={() => answer(false)}>
      <p className="sheet-title">选择收货地址</p>
      <button className="sheet-item is-left" data-testid="address-choose" onClick={() => answer(true)}>
        <b>
          {textOf(asks.userName)} {textOf(asks.telNumber)}
        </b>
        <small>{place}</small>
      </button>
      <button className="sheet-cancel" data-testid="address-cancel" onClick={() => answer(false)}>
        取消
      </button>
    </Sheet>
  )
}

/** What a chat would receive. There is nobody to send it to yet, so it is only shown. */
export function ShareSheet({ asks: { title, path }, answer }: Shows<'share'>) {
  return (
    <Sheet testId="share-sheet" onBeside={() => answer(false)}>
      <p className="sheet-title">转发的卡片</p>
      <div className="share-card">
        <b>{title}</b>
        <small>{path}</small>
      </div>
      <button className="sheet-cancel" data-testid="share-close" onClick={() => answer(true)}>
        完成
      </button>
    </Sheet>
  )
}
