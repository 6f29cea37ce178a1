import type { PaymentValueView } from '../../../shared/api/merchant/payment'
import type {
  FleetIncidentView,
  OperatorIncidentView,
  OperatorVersionView,
} from '../../../shared/api/operator/payments'
import { yuan } from '../../../shared/money'
import { paymentVersionMachine, type IncidentKind } from '../../../shared/payment'
import { censorText } from '../../censor'
import type { IncidentRow } from '../../db/models/payment'
import type { Disagreement } from '../../pay/agreement'
import { isClosedByOperator, type ToldIncident } from '../../services/payments/fleetIncidents'
import type { ToldVersion } from '../../services/payments/overview'
import type { Store } from '../../store'
import { incidentView } from '../merchant/paymentViews'
import { iso } from '../valueViews'

// Of keys nothing leaves at all: not even how they end, which the merchant is shown.

export function versionView({ row }: Store, { account, version, values, steps }: ToldVersion): OperatorVersionView {
  const { number, state, problemCode, problemText } = version
  const proved = steps.find(({ event }) => event === 'prove')
  return {
    number,
    state,
    stateAt: version.stateAt.toISOString(),
    mode: account.mode,
    mchid: account.mchid,
    isCollecting: row.paymentVersionId === version.id,
    createdAt: version.createdAt.toISOString(),
    provedAt: iso(proved?.at ?? null),
    triedAt: iso(version.triedAt),
    usedAt: iso(version.usedAt),
    certificateEndsAt: iso(version.certificateEndsAt),
    lacking: values.flatMap((value) => lackingView(value, state === 'draft')),
    problem: problemCode === null ? null : { code: problemCode, text: problemText ?? '' },
    steps: steps.flatMap(({ at, toState }) => {
      const known = paymentVersionMachine.states.find((each) => each === toState)
      return known ? [{ at: at.toISOString(), state: known }] : []
    }),
  }
}

/** What is good is not told: the text to it says how a key ends. */
function lackingView({ name, state, text }: PaymentValueView, isDraft: boolean): OperatorVersionView['lacking'] {
  if (state === 'wrong') return [{ name, problem: text }]
  return state === 'missing' && isDraft ? [{ name, problem: null }] : []
}

export function operatorIncidentView(told: ToldIncident): OperatorIncidentView {
  const { incident, closedBy } = told
  const { id, kind, title, text, at, closedAt, note } = incidentView(incident)
  const who = closedBy?.name ?? (incident.closedBy === null ? null : isClosedByOperator(incident) ? '平台' : '商家')
  return { id, kind, title, text, at, closedAt, note: censorText(note), facts: factsOf(told), closedBy: who }
}

export const fleetIncidentView = (told: ToldIncident): FleetIncidentView => ({
  ...operatorIncidentView(told),
  store: { key: told.store.key, name: told.store.name },
})

type Fact = OperatorIncidentView['facts'][number]

/** What the subject is called in 商户平台, where it has a number there. */
const subjectNames: Partial<Record<IncidentKind, string>> = {
  paymentDisagrees: '商户单号',
  paymentUnknown: '商户单号',
  paidTwice: '商户单号',
  refundedElsewhere: '商户单号',
  shippingRefused: '商户单号',
  refundStuck: '退款单号',
  refundUnfunded: '退款单号',
  refundDisagrees: '退款单号',
}

const wrongTexts: Record<Disagreement, string> = {
  mchid: '商户号',
  appid: '小程序',
  outTradeNo: '商户单号',
  amount: '金额',
  currency: '币种',
  state: '交易状态',
}

type Value = string | number

const money = (fen: Value): string => `¥${yuan(Number(fen))}`

/** What of an incident's detail is told, and how; the rest stays home. */
const detailFacts: Record<string, [name: string, text: (value: Value) => string]> = {
  wrong: ['对不上的是', (value) => wrongTexts[value as Disagreement] ?? String(value)],
  payment: ['商户单号', String],
  transactionId: ['微信支付单号', String],
  totalFen: ['实际收到', money],
  toldFen: ['微信支付退了', money],
  askedFen: ['申请退', money],
  day: ['账单日', String],
  differences: ['差异', (value) => `${value} 处`],
  text: ['原因', (value) => censorText(String(value))],
}

function factsOf({ incident, orderNumber, mchid }: ToldIncident): Fact[] {
  const { kind, subjectId } = incident
  const isOfRefund = String(incident.detail.eventType ?? '').startsWith('REFUND.')
  const subject = isOfRefund ? '退款单号' : subjectNames[kind]
  return [
    ...(orderNumber === null ? [] : [{ name: '订单号', text: orderNumber }]),
    ...(mchid === null ? [] : [{ name: '商户号', text: mchid }]),
    ...(subject === undefined ? [] : [{ name: subject, text: subjectId }]),
    ...told(incident.detail),
  ]
}

const told = (detail: IncidentRow['detail']): Fact[] =>
  Object.entries(detailFacts).flatMap(([key, [name, text]]) => {
    const value = detail[key] ?? null
    return value === null ? [] : [{ name, text: text(value) }]
  })
