import { Empty } from '../../../kit/components/Empty'
import { PagedList } from '../../../kit/components/PagedList'
import { Page } from '../../../kit/components/Screen'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { Bill } from './Bill'

const load = (after?: string) => call('GET /bills', { ...(after && { after }) })

/** 每日对账: what WeChat Pay tells of each day, compared with the orders. */
export default function Bills() {
  return (
    <ManagedPage>
      <Page>
        <List />
      </Page>
    </ManagedPage>
  )
}

function List() {
  const paged = usePaged(load)
  return (
    <PagedList of={paged} empty={<Empty text="收到第一笔款的第二天，上午十点后会自动和微信支付对账" />}>
      {(bills) => bills.map((bill) => <Bill key={bill.id} bill={bill} />)}
    </PagedList>
  )
}
