import { useCallback } from 'react'
import type { CustomerCard } from '../../../../shared/api/merchant/customers'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Logo } from '../../../kit/components/Logo'
import { Money } from '../../../kit/components/Money'
import { PagedList } from '../../../kit/components/PagedList'
import { ago } from '../../../kit/time'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { calledOf } from '../../customerName'
import { open } from '../../navigate'

export type By = 'recent' | 'spent'

interface Props {
  by: By
  /** Empty for all of them. */
  search: string
}

const emptyTexts: Record<By, string> = {
  recent: '还没有顾客来过，把店铺码贴出去吧',
  spent: '还没有顾客买过东西',
}

export function List({ by, search }: Props) {
  const load = useCallback(
    (after?: string) => call('GET /customers', { by, ...(search && { search }), ...(after && { after }) }),
    [by, search],
  )
  const paged = usePaged(load)
  return (
    <PagedList of={paged} empty={<Empty text={search ? `没有找到“${search}”` : emptyTexts[by]} />}>
      {(customers) => (
        <Card isFlush>
          {customers.map((customer) => (
            <Row key={customer.id} customer={customer} />
          ))}
        </Card>
      )}
    </PagedList>
  )
}

function Row({ customer }: { customer: CustomerCard }) {
  const { id, avatarUrl, orderCount, spentFen, lastSeenAt, remark } = customer
  const bought = orderCount > 0 ? `${orderCount} 单` : '还没下过单'
  return (
    <Cell
      lead={<Logo name={calledOf(customer)} url={avatarUrl} size={88} />}
      title={calledOf(customer)}
      note={`${remark && `${remark} · `}${bought} · ${ago(lastSeenAt)}来过`}
      onClick={() => open('customer', { id })}
    >
      {spentFen > 0 && <Money fen={spentFen} />}
    </Cell>
  )
}
