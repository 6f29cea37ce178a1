import type { HeldMoneyView } from '../../../../shared/api/merchant/payment'
import { yuan } from '../../../../shared/money'
import type { ShippingReportState } from '../../../../shared/payment'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { NoticeBar, type Tone } from '../../../kit/components/NoticeBar'
import { PagedList } from '../../../kit/components/PagedList'
import { Page } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { open } from '../../navigate'

const load = (after?: string) => call('GET /held-money', { ...(after && { after }) })

/** 待结算: money that WeChat holds until the goods have come. */
export default function HeldMoney() {
  return (
    <ManagedPage>
      <Page>
        <NoticeBar tone="info">
          发货或核销后系统会自动报给微信。顾客确认收货后货款马上到账，不确认的过几天自动到账
        </NoticeBar>
        <List />
      </Page>
    </ManagedPage>
  )
}

function List() {
  const paged = usePaged(load)
  return (
    <PagedList of={paged} empty={<Empty text="没有等着结算的货款" />}>
      {(rows) => (
        <Card isFlush>
          {rows.map((row) => (
            <Row key={row.id} held={row} />
          ))}
        </Card>
      )}
    </PagedList>
  )
}

const words: Record<ShippingReportState, { tone: Tone | 'quiet'; word: string }> = {
  waiting: { tone: 'waiting', word: '上报中' },
  reported: { tone: 'info', word: '待到账' },
  refused: { tone: 'failing', word: '没报上' },
  excused: { tone: 'quiet', word: '不需要' },
  settled: { tone: 'done', word: '已到账' },
}

function Row({ held: { orderId, orderNumber, amountFen, state, text } }: { held: HeldMoneyView }) {
  return (
    <Cell
      title={`¥${yuan(amountFen)} · 订单 ${orderNumber.slice(-4)}`}
      note={text}
      onClick={() => open('order', { id: orderId })}
    >
      <Tag tone={words[state].tone}>{words[state].word}</Tag>
    </Cell>
  )
}
