import type { PaymentCard } from '../../../../shared/api/merchant/payment'
import { yuan } from '../../../../shared/money'
import type { PaymentState } from '../../../../shared/payment'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import type { Tone } from '../../../kit/components/NoticeBar'
import { PagedList } from '../../../kit/components/PagedList'
import { Page } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { dayAndTime } from '../../../kit/time'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { open } from '../../navigate'
import { Money } from './Money'

const load = (after?: string) => call('GET /payments', { ...(after && { after }) })

/** 收款记录: what came in, then every try to pay, the newest first. */
export default function Payments() {
  return (
    <ManagedPage>
      <Page>
        <Money />
        <List />
      </Page>
    </ManagedPage>
  )
}

function List() {
  const paged = usePaged(load)
  return (
    <PagedList of={paged} empty={<Empty text="还没有收过款，顾客用微信付款后会记在这里" />}>
      {(rows) => (
        <Card isFlush>
          {rows.map((row) => (
            <Row key={row.id} payment={row} />
          ))}
        </Card>
      )}
    </PagedList>
  )
}

const words: Record<PaymentState, { tone: Tone | 'quiet'; word: string }> = {
  asked: { tone: 'waiting', word: '待付款' },
  waiting: { tone: 'waiting', word: '待付款' },
  paid: { tone: 'done', word: '已收款' },
  closed: { tone: 'quiet', word: '没有付款' },
  disputed: { tone: 'failing', word: '要核对' },
}

function Row({ payment }: { payment: PaymentCard }) {
  const { orderId, orderNumber, state, amountFen, mchid, transactionId, createdAt, paidAt } = payment
  const about = orderNumber ? `订单 ${orderNumber.slice(-4)}` : '收款测试'
  const numbers = transactionId ? `微信支付单号 ${transactionId}` : `商户号 ${mchid}`
  return (
    <Cell
      title={`¥${yuan(amountFen)} · ${about}`}
      note={`${dayAndTime(paidAt ?? createdAt)} · ${numbers}`}
      {...(orderId && { onClick: () => open('order', { id: orderId }) })}
    >
      <Tag tone={words[state].tone}>{words[state].word}</Tag>
    </Cell>
  )
}
