import type { MoneyDayView, MoneySumView } from '../../../../../shared/api/merchant/payment'
import { yuan } from '../../../../../shared/money'

interface Props {
  /** Newest first. */
  days: MoneyDayView[]
  held: MoneySumView
}

/** What came and went today, this week, this month; and what WeChat still holds. */
export const Sums = ({ days, held }: Props) => (
  <div className="sums">
    <Span name="今天" days={days.slice(0, 1)} />
    <Span name="近 7 天" days={days.slice(0, 7)} />
    <Span name="近 30 天" days={days} />
    <Sum name="待结算" fen={held.fen} note={`${held.count} 笔，微信还没有打款`} />
  </div>
)

function Span({ name, days }: { name: string; days: MoneyDayView[] }) {
  const sum = (value: (day: MoneyDayView) => number) => days.reduce((all, day) => all + value(day), 0)
  const back = sum(({ refundedFen }) => refundedFen)
  const count = `${sum(({ paidCount }) => paidCount)} 笔`
  const note = back === 0 ? count : `${count}，退款 ¥${yuan(back)}`
  return <Sum name={name} fen={sum(({ paidFen }) => paidFen)} note={note} />
}

const Sum = ({ name, fen, note }: { name: string; fen: number; note: string }) => (
  <div>
    <div className="quiet small">{name}</div>
    <div className="sum">¥{yuan(fen)}</div>
    <div className="quiet small">{note}</div>
  </div>
)
