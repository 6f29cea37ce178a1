import { useState } from 'react'
import { reasonOf } from '../../kit/value'
import { Icon } from '../Icon'
import { Sheet } from './Sheet'
import type { Shows } from './shows'

const yuan = (fen: number): string => (fen / 100).toFixed(2)

type Stage = { at: 'asking' } | { at: 'paying' } | { at: 'paid' } | { at: 'refused'; why: string }

/** wx.requestPayment: WeChat's own sheet. The money moves on 确认支付; the program hears of it on 完成. */
export function PaymentSheet({ asks, answer }: Shows<'payment'>) {
  const [stage, setStage] = useState<Stage>({ at: 'asking' })
  const pay = async () => {
    setStage({ at: 'paying' })
    const why = await asks.pay().catch(reasonOf)
    setStage(why === '' ? { at: 'paid' } : { at: 'refused', why })
  }
  if (stage.at === 'paid') return <Paid asks={asks} onDone={() => answer('')} />
  return (
    <Sheet testId="payment">
      <header className="sheet-head">
        <button
          aria-label="关闭"
          data-testid="payment-cancel"
          disabled={stage.at === 'paying'}
          onClick={() => answer(stage.at === 'refused' ? stage.why : undefined)}
        >
          {stage.at === 'refused' ? '关闭' : '取消'}
        </button>
      </header>
      <div className="payment">
        <p data-testid="payment-receiver">{asks.receiver}</p>
        <b data-testid="payment-total">
          <i>¥</i>
          {yuan(asks.totalFen)}
        </b>
        <small data-testid="payment-description">{asks.description}</small>
      </div>
      <p className="payment-way">
        <span>支付方式</span>
        <span>零钱</span>
      </p>
      {stage.at === 'refused' && (
        <p className="payment-refusal" role="alert" data-testid="payment-refusal">
          {stage.why}
        </p>
      )}
      <button
        className="pill payment-go"
        data-testid="payment-confirm"
        disabled={stage.at !== 'asking'}
        onClick={() => void pay()}
      >
        {stage.at === 'paying' ? '付款中…' : '确认支付'}
      </button>
    </Sheet>
  )
}

function Paid({ asks, onDone }: { asks: Shows<'payment'>['asks']; onDone: () => void }) {
  return (
    <section className="screen over payment-paid" data-testid="payment-paid" role="dialog" aria-label="支付成功">
      <div>
        <h3>
          <Icon name="tick" size={28} />
          支付成功
        </h3>
        <p>{asks.receiver}</p>
        <b>¥{yuan(asks.totalFen)}</b>
      </div>
      <button className="pill" data-testid="payment-done" onClick={onDone}>
        完成
      </button>
    </section>
  )
}
