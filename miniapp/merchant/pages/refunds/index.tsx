import { useCallback, useState } from 'react'
import type { RefundCard } from '../../../../shared/api/merchant/orders'
import { yuan } from '../../../../shared/money'
import { refundTexts } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { PagedList } from '../../../kit/components/PagedList'
import { Page } from '../../../kit/components/Screen'
import { Tabs } from '../../../kit/components/Tabs'
import { Tag } from '../../../kit/components/Tag'
import { ago } from '../../../kit/time'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { open } from '../../navigate'

const tabs = [
  { value: 'open', name: '待处理' },
  { value: 'done', name: '已处理' },
] as const

type Tab = (typeof tabs)[number]['value']

/** 退款: money that customers want back, or that is on its way to them. */
export default function Refunds() {
  const [tab, setTab] = useState<Tab>('open')
  return (
    <Page>
      <Tabs tabs={tabs} value={tab} onChange={setTab} />
      <List key={tab} isOpen={tab === 'open'} />
    </Page>
  )
}

function List({ isOpen }: { isOpen: boolean }) {
  const load = useCallback(
    (after?: string) => call('GET /refunds', { isOpen: isOpen ? 'true' : 'false', ...(after && { after }) }),
    [isOpen],
  )
  const paged = usePaged(load)
  return (
    <PagedList of={paged} empty={<Empty text={isOpen ? '没有要处理的退款' : '还没有处理过退款'} />}>
      {(refunds) => (
        <Card isFlush>
          {refunds.map((refund) => (
            <Row key={refund.id} refund={refund} />
          ))}
        </Card>
      )}
    </PagedList>
  )
}

const Row = ({ refund }: { refund: RefundCard }) => (
  <Cell
    title={`¥${yuan(refund.amountFen)} · ${refund.summary}`}
    note={[refund.reason, ago(refund.createdAt)].filter(Boolean).join(' · ')}
    onClick={() => open('order', { id: refund.orderId })}
  >
    <Tag tone={refundTexts[refund.state].tone}>{refundTexts[refund.state].name}</Tag>
  </Cell>
)
