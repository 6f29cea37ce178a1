import type { operatorPaymentsApi } from '../../../shared/api/operator/payments'
import { Failure } from '../../failures'
import type { Handlers } from '../../mount'
import { findStore } from '../../services/fleet'
import {
  closeForStore,
  countOpenIncidents,
  listFleetIncidents,
  openIncidentsOf,
} from '../../services/payments/fleetIncidents'
import { tellVersions } from '../../services/payments/overview'
import type { OperatorCall } from './calls'
import { moneyView } from '../merchant/paymentViews'
import { fleetIncidentView, operatorIncidentView, versionView } from './paymentViews'

export const operatorPayments: Handlers<typeof operatorPaymentsApi, OperatorCall> = {
  'GET /stores/:storeKey/payment': async ({ platform, now }, { storeKey }) => {
    const store = await findStore(platform, storeKey)
    const [versions, incidents, money] = await Promise.all([
      tellVersions(store, now),
      openIncidentsOf(store),
      moneyView(store, now),
    ])
    return {
      isCollecting: store.row.paymentVersionId !== null,
      versions: versions.map((each) => versionView(store, each)),
      incidents: incidents.map(operatorIncidentView),
      ...money,
    }
  },
  'GET /incidents': async ({ platform }, { kind, state, cursor, limit }) => {
    const [page, open] = await Promise.all([
      listFleetIncidents(platform, { isOpen: state === 'open', kind }, cursor, limit),
      countOpenIncidents(platform),
    ])
    return { incidents: page.rows.map(fleetIncidentView), next: page.after, open }
  },
  'POST /stores/:storeKey/incidents/:incidentId/close': async ({ platform, identity, now }, input) => {
    if (!identity) throw new Failure('UNAUTHENTICATED')
    return operatorIncidentView(await closeForStore(platform, input, identity.operator, now))
  },
}
