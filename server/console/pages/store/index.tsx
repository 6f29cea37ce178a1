import { Col, Row } from 'antd'
import { useCallback } from 'react'
import { Link, useParams } from 'react-router'
import type { StoreDetailView } from '../../../../shared/api/operator/stores'
import { storeKindTexts } from '../../../../shared/store'
import { call } from '../../call'
import { Screen } from '../../kit/Screen'
import { AuthorisationTag } from '../../kit/tags'
import { useRemote } from '../../kit/useRemote'
import { Account } from './Account'
import { Details } from './Details'
import { Facts } from './Facts'
import { Notices } from './Notices'
import { Payment } from './payment'
import { Releases } from './Releases'
import { Requirements } from './Requirements'

/** 店铺详情: one store as it stands: what it waits for, its versions, its mini-program. */
export function StorePage() {
  const { storeKey = '' } = useParams()
  const load = useCallback(() => call('GET /stores/:storeKey', { storeKey }), [storeKey])
  const store = useRemote(load, 20)
  return (
    <div className="page">
      <div className="small" style={{ marginBottom: 8 }}>
        <Link to="/stores">店铺</Link> <span className="quiet">/ {storeKey}</span>
      </div>
      <Screen of={store}>{(view) => <Seen store={view} />}</Screen>
    </div>
  )
}

const Seen = ({ store }: { store: StoreDetailView }) => (
  <>
    <div className="page-head">
      <h1>{store.name}</h1>
      <span className="quiet">{storeKindTexts[store.kind].name}</span>
      {store.account && <AuthorisationTag state={store.account.state} />}
    </div>
    <Row gutter={16}>
      <Col span={14} className="stack">
        <Requirements requirements={store.requirements} />
        <Payment storeKey={store.key} storeName={store.name} />
        <Releases releases={store.releases} />
        <Notices notices={store.notices} />
      </Col>
      <Col span={10} className="stack">
        <Details store={store} />
        <Account account={store.account} />
        <Facts program={store.program} />
      </Col>
    </Row>
  </>
)
