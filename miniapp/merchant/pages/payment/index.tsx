import type { PaymentView } from '../../../../shared/api/merchant/payment'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Screen } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import { ManagedPage } from '../../Managed'
import { open } from '../../navigate'
import { openIncidents } from '../../openIncidents'
import { Account } from './Account'
import { SetUpBar } from './SetUpBar'

interface Loaded {
  /** Null for those who may not set it up. */
  payment: PaymentView | null
  incidents: string
}

async function load(): Promise<Loaded> {
  const [payment, incidents] = await Promise.all([
    mayI('managePayment') ? call('GET /payment', {}) : null,
    openIncidents(),
  ])
  return { payment, incidents }
}

/** 微信支付: how the store collects money, and everything about it. */
export default function Payment() {
  return (
    <ManagedPage>
      <Shown />
    </ManagedPage>
  )
}

function Shown() {
  const [loaded, put] = useRemote(load)
  return (
    <Screen of={loaded}>
      {(shown) => (
        <>
          {shown.payment ? (
            <Account payment={shown.payment} onChange={(payment) => put({ ...shown, payment })} />
          ) : (
            <NoticeBar tone="info">收款账号由店主设置，需要修改时请告诉店主</NoticeBar>
          )}
          <Card isFlush>
            <Cell
              lead={<Icon name="warning" />}
              title="待处理"
              note="付款或退款对不上、退不回去的"
              onClick={() => open('payment-incidents')}
            >
              {shown.incidents ? <Tag tone="failing">{`${shown.incidents} 件`}</Tag> : '没有'}
            </Cell>
            <Cell lead={<Icon name="paper" />} title="收款记录" onClick={() => open('payments')} />
            <Cell
              lead={<Icon name="clock" />}
              title="待结算"
              note="微信还没有打给您的货款"
              onClick={() => open('held-money')}
            />
            <Cell
              lead={<Icon name="check" />}
              title="每日对账"
              note="每天和微信支付的账单核对"
              onClick={() => open('bills')}
            />
          </Card>
          {shown.payment && <SetUpBar payment={shown.payment} />}
        </>
      )}
    </Screen>
  )
}
