import type { QuoteView } from '../../../../shared/api/customer/orders'
import { payTexts, type PayMethod } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { payMethodOf } from './newOrder'

interface Props {
  quote: QuoteView
  value: PayMethod | null
  onChange(payMethod: PayMethod): void
}

/** How it is paid, in words; a choice only where there is one. */
export function PayWays({ quote, value, onChange }: Props) {
  const { method, methods } = quote
  const ways = methods.find((each) => each.method === method)?.payMethods ?? []
  if (!method || ways.length === 0) return null
  const chosen = payMethodOf(quote, { payMethod: value })
  if (ways.length === 1)
    return (
      <Card isFlush>
        <Cell title="付款方式">{payTexts[method][chosen]}</Cell>
      </Card>
    )
  return (
    <Card title="付款方式" isFlush>
      {ways.map((way) => (
        <Cell key={way} title={payTexts[method][way]} onClick={() => onChange(way)}>
          {way === chosen && <Icon name="check" colour="text" />}
        </Cell>
      ))}
    </Card>
  )
}
