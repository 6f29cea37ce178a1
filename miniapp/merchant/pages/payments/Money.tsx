import { Fragment, useState } from 'react'
import { View } from '@tarojs/components'
import type { MoneyDayView, MoneyView } from '../../../../shared/api/merchant/payment'
import { yuan } from '../../../../shared/money'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { open } from '../../navigate'
import './Money.scss'

const load = () => call('GET /payment-days', {})

/** What came and went today, this week and this month, and what WeChat still holds. */
export function Money() {
  const [money] = useRemote(load)
  return money.state === 'ready' ? <Shown money={money.value} /> : null
}

const spans = [
  { name: '近 7 天', length: 7 },
  { name: '近 30 天', length: 30 },
]

function Shown({ money: { days, held } }: { money: MoneyView }) {
  const [opened, setOpened] = useState(0)
  return (
    <Card isFlush>
      <Sum name="今天" days={days.slice(0, 1)} />
      {spans.map(({ name, length }) => (
        <Fragment key={length}>
          <Sum name={name} days={days.slice(0, length)} onClick={() => setOpened(opened === length ? 0 : length)} />
          {opened === length && days.slice(0, length).filter(isBusy).map(dayCell)}
        </Fragment>
      ))}
      <Cell title="待结算" note={`${held.count} 笔，微信还没有打给您`} onClick={() => open('held-money')}>
        {`¥${yuan(held.fen)}`}
      </Cell>
    </Card>
  )
}

const isBusy = ({ paidCount, refundedCount }: MoneyDayView): boolean => paidCount + refundedCount > 0

function Sum({ name, days, onClick }: { name: string; days: MoneyDayView[]; onClick?: () => void }) {
  const sum = (value: (day: MoneyDayView) => number) => days.reduce((all, day) => all + value(day), 0)
  const note = noteOf(
    sum(({ paidCount }) => paidCount),
    sum(({ refundedFen }) => refundedFen),
  )
  return (
    <Cell title={name} note={note} {...(onClick && { onClick })}>
      {`¥${yuan(sum(({ paidFen }) => paidFen))}`}
    </Cell>
  )
}

const dayCell = ({ day, paidCount, paidFen, refundedFen }: MoneyDayView) => (
  <Cell key={day} lead={<View className="money-day" />} title={dayName(day)} note={noteOf(paidCount, refundedFen)}>
    {`¥${yuan(paidFen)}`}
  </Cell>
)

const noteOf = (count: number, refundedFen: number): string =>
  refundedFen === 0 ? `收款 ${count} 笔` : `收款 ${count} 笔，退款 ¥${yuan(refundedFen)}`

/** `11月28日` from `2026-11-28`. */
function dayName(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}
