import type { PaymentValueView } from '../../../../shared/api/merchant/payment'
import type { Problem } from '../../../../shared/next'
import { paymentValueTexts } from '../../../../shared/payment'
import { Cell } from '../../../kit/components/Cell'
import { StatusDot } from '../../../kit/components/StatusDot'

interface Props {
  value: PaymentValueView
  /** What WeChat Pay said of the whole. */
  problem: Problem | null
  onClick(): void
}

const dots = { good: 'done', missing: 'missing', wrong: 'failing' } as const
const words = { good: '更换', missing: '填写', wrong: '修改' } as const

/** One of the values: where it stands, and what about it. A tap lets it be pasted. */
export function Value({ value: { name, state, text }, problem, onClick }: Props) {
  const shown = isBlamed(name, problem) ? 'wrong' : state
  const note = name === 'publicKey' && state === 'missing' ? `${text}。早年开通的商户没有公钥，可以不填` : text
  return (
    <Cell
      lead={<StatusDot state={dots[shown]} />}
      title={paymentValueTexts[name].name}
      note={shown === 'wrong' && state === 'good' ? '微信支付没有接受，请核对后换成正确的' : note}
      onClick={onClick}
    >
      {words[shown]}
    </Cell>
  )
}

/** Each value looks right by itself, but WeChat Pay did not take it: its sentence begins with the value's name. */
const isBlamed = (name: PaymentValueView['name'], problem: Problem | null): boolean =>
  problem?.text.startsWith(paymentValueTexts[name].name) ?? false
