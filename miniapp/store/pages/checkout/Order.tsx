import { useCallback } from 'react'
import type { OrderView, QuoteView } from '../../../../shared/api/customer/orders'
import { isBrought, type OrderMethod } from '../../../../shared/order'
import type { CallFailure } from '../../../kit/call'
import { Card } from '../../../kit/components/Card'
import { AmountLines } from '../../orders/AmountLines'
import { BoughtLines } from '../../orders/BoughtLines'
import { problemText } from '../../cart/lineTexts'
import { loadCart } from '../../cart/cart'
import { replace } from '../../navigate'
import { feeNote } from './feeNote'
import { mendingOf } from './mending'
import { Methods } from './Methods'
import { newOrder, obstacleOf } from './newOrder'
import { Note } from './Note'
import { PayWays } from './PayWays'
import { PlaceBar } from './PlaceBar'
import { useDetails } from './useDetails'
import { usePlacing } from './usePlacing'
import { WantedTime } from './WantedTime'
import type { What } from './what'
import { Whereto } from './Whereto'

interface Props {
  what: What
  quote: QuoteView
  /** When the server said so. */
  quotedAt: number
  onMethod(method: OrderMethod): void
  onAddress(addressId: string): void
  /** Asks the server again: a phone number was given, a price has changed. */
  onRefresh(): Promise<void>
}

export function Order({ what, quote, quotedAt, onMethod, onAddress, onRefresh }: Props) {
  const { details, note, change } = useDetails()
  const { method, lines, amounts } = quote
  const table = what.from === 'cart' ? what.table : undefined
  const { clear } = note

  const placed = useCallback(
    ({ id, actions }: OrderView) => {
      clear()
      void loadCart().catch(() => undefined)
      const atTable = table ? { table } : {}
      if (actions.includes('pay')) replace('pay', { orderId: id, ...atTable })
      else replace('order', { id, placed: '1', ...atTable })
    },
    [clear, table],
  )
  const refused = ({ field }: CallFailure) => {
    if (field === 'wantedAt') change({ wantedAt: null })
    return onRefresh()
  }
  const placing = usePlacing(quotedAt, { onPlaced: placed, onRefused: refused })
  const obstacle = obstacleOf(quote, details)
  const placeIt = () => placing.run(newOrder({ what, quote, details, note: note.value }))

  return (
    <>
      <Methods quote={quote} onChange={onMethod} />
      <Whereto
        quote={quote}
        details={details}
        onChange={change}
        onAddress={onAddress}
        onRefresh={() => void onRefresh()}
      />
      {(method === 'pickup' || method === 'delivery') && (
        <WantedTime
          key={placing.failure?.field} // a time that was refused is no longer on the wheel
          method={method}
          quote={quote}
          value={details.wantedAt}
          onChange={(wantedAt) => change({ wantedAt })}
        />
      )}
      <Card>
        <BoughtLines lines={lines} pictureOf={({ picture }) => picture?.thumbUrl ?? null} problemOf={problemText} />
      </Card>
      <Note value={note.value} hint={quote.noteHint} onChange={note.write} />
      <PayWays quote={quote} value={details.payMethod} onChange={(payMethod) => change({ payMethod })} />
      {lines.some(({ problem }) => problem === null) && (
        <Card title="费用">
          <AmountLines
            amounts={amounts}
            method={method}
            feeNote={method && isBrought(method) ? feeNote(quote) : ''}
            total="合计"
          />
        </Card>
      )}
      <PlaceBar
        totalFen={amounts.totalFen}
        obstacle={obstacle}
        mending={mendingOf(what, obstacle)}
        failure={placing.failure}
        isBusy={placing.isRunning}
        onPlace={placeIt}
      />
    </>
  )
}
