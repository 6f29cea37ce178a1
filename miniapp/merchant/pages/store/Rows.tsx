import type { StoreSummary } from '../../../../shared/api/merchant/me'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import type { IconName } from '../../../kit/components/icons'
import { Tag } from '../../../kit/components/Tag'
import { hasTables, mayI } from '../../currentStore'
import { open, type PageName } from '../../navigate'

interface Row {
  icon: IconName
  title: string
  page: PageName
  /** At the right, where there is something to say. */
  word?: string
}

interface Props {
  store: StoreSummary
  unread: number
  /** What waits for a person about payment: a number in words, or nothing. */
  incidents: string
}

/** The store's rooms, those that are entered most often first. */
export function Rows({ store, unread, incidents }: Props) {
  const program: Row = { icon: 'layout', title: '小程序', page: store.isAuthorised ? 'program' : 'authorise' }
  return (
    <>
      <Group rows={[{ icon: 'edit', title: '店铺资料', page: 'store-details' }, program]} />
      {mayI('decorate') && (
        <Group
          rows={[
            { icon: 'grid', title: '装修', page: 'decorate' },
            { icon: 'bag', title: '配送和点单', page: 'order-methods' },
            {
              icon: 'shield',
              title: '微信支付',
              page: 'payment',
              ...(incidents && { word: `${incidents} 件待处理` }),
            },
          ]}
        />
      )}
      <Group
        rows={[
          ...(hasTables() ? [{ icon: 'qr' as const, title: '桌码', page: 'tables' as const }] : []),
          ...(mayI('seeCustomers') ? [{ icon: 'people' as const, title: '顾客', page: 'customers' as const }] : []),
          { icon: 'person', title: '员工', page: 'staff' },
        ]}
      />
      <Group
        rows={[
          { icon: 'bell', title: '通知', page: 'notices', ...(unread > 0 && { word: `${unread} 条未读` }) },
          { icon: 'person', title: '账号', page: 'account' },
          { icon: 'grid', title: '设置', page: 'settings' },
        ]}
      />
    </>
  )
}

const Group = ({ rows }: { rows: readonly Row[] }) => (
  <Card isFlush>
    {rows.map(({ icon, title, page, word }) => (
      <Cell key={page} lead={<Icon name={icon} />} title={title} onClick={() => open(page)}>
        {word && <Tag tone="failing">{word}</Tag>}
      </Cell>
    ))}
  </Card>
)
