import type {
  BillView,
  HeldMoneyView,
  IncidentView,
  MoneyDayView,
  MoneyView,
  PaymentCard,
  PaymentCheckView,
  PaymentTestView,
  PaymentVersionView,
  PaymentView,
} from '../../../shared/api/merchant/payment'
import {
  incidentKinds,
  paymentChecks,
  paymentCheckTexts,
  type IncidentKind,
  type PaymentMode,
} from '../../../shared/payment'
import type { IncidentRow, PaymentVersionRow, ShippingReportRow } from '../../db/models/payment'
import { isV2Offered, type PaymentStanding, type StandingVersion } from '../../services/payments/accounts'
import { differenceTexts } from '../../services/payments/billReport'
import type { ListedBill } from '../../services/payments/bills'
import { isIncidentOpen } from '../../services/payments/incidents'
import { isClosedByOperator } from '../../services/payments/fleetIncidents'
import { moneyDays, type MoneyDay } from '../../services/payments/overview'
import type { ListedPayment } from '../../services/payments/reading'
import type { HeldMoney } from '../../services/payments/shipping'
import { testStanding, type TestStanding } from '../../services/payments/testing'
import type { Store } from '../../store'
import { iso } from '../valueViews'

// Of keys and certificates nothing leaves but what they are called, how they end, and until when they hold.

export async function paymentView(store: Store, { using, draft }: PaymentStanding): Promise<PaymentView> {
  return {
    isCollecting: store.row.paymentVersionId !== null,
    using: using && (await usedView(store, using)),
    draft: draft && (await versionView(store, draft)),
    isPartnerOffered: store.platform.config.partner !== undefined,
    isV2Offered: isV2Offered(store, using),
  }
}

const unreadable = {
  code: 'PAY_CREDENTIALS_REFUSED',
  text: 'APIv3密钥不对：用它解不开微信支付的通知。请在商户平台核对，忘记了可以重新设置一个，再到这里更换',
  next: 'setPayment',
} as const

/**
 * Before the first notification nobody can say whether the APIv3 key is right: WeChat Pay itself never looks at ours. Of
 * who collects through the service provider the key is the provider's, and nothing that the merchant could exchange.
 */
async function usedView(store: Store, using: StandingVersion): Promise<PaymentVersionView> {
  const view = await versionView(store, using)
  if (using.account.mode !== 'direct' || view.problem !== null) return view
  if (!(await isIncidentOpen(store, 'noticeUnreadable', using.account.id))) return view
  const text = `${paymentCheckTexts.apiV3Key}：解不开微信支付的通知，请更换`
  const checks = view.checks.map((each) =>
    each.name === 'apiV3Key' ? { ...each, state: 'wrong' as const, text } : each,
  )
  return { ...view, checks, problem: unreadable }
}

async function versionView(store: Store, { account, version, values }: StandingVersion): Promise<PaymentVersionView> {
  const { id, number, state, problemCode, problemText } = version
  const test = testView(await testStanding(store, version))
  return {
    id,
    number,
    state,
    mode: account.mode,
    mchid: account.mchid,
    values,
    checks: checksOf(version, account.mode, test),
    test,
    problem: problemCode === null ? null : { code: problemCode, text: problemText ?? '', next: 'setPayment' },
    certificateEndsAt: iso(version.certificateEndsAt),
    usedAt: iso(version.usedAt),
  }
}

function checksOf(
  { state, apiV3ProvedAt, problemCode }: PaymentVersionRow,
  mode: PaymentMode,
  test: PaymentTestView,
): PaymentCheckView[] {
  const isAccepted = state === 'proved' || state === 'failing'
  const accepted = (good: string): Omit<PaymentCheckView, 'name'> => {
    if (isAccepted && problemCode === null) return { state: 'good', text: good }
    return problemCode === null ? { state: 'waiting', text: '还没有检查' } : { state: 'wrong', text: '没有通过' }
  }
  const sometime = (isProved: boolean, otherwise: string): Omit<PaymentCheckView, 'name'> =>
    isProved ? { state: 'good', text: '验证通过' } : { state: 'waiting', text: otherwise }
  const views: Record<PaymentCheckView['name'], Omit<PaymentCheckView, 'name'>> = {
    signature: accepted('微信支付已接受'),
    trust: accepted('验证通过'),
    apiV3Key: sometime(apiV3ProvedAt !== null || mode === 'partner', '等第一次收到微信支付的通知时自动验证'),
    apiV2Key: accepted('微信支付已接受'),
    refund: sometime(test.state === 'returned', '测试付的钱退回来时自动验证'),
  }
  return paymentChecks[mode].map((name) => ({
    name,
    ...views[name],
    text: `${paymentCheckTexts[name]}：${views[name].text}`,
  }))
}

/** How the test of one fen stands. */
export function testView({ payment, refund }: TestStanding): PaymentTestView {
  if (!payment) return { state: 'none', text: '还没有测试过' }
  if (refund?.state === 'refunded') return { state: 'returned', text: '收到了 0.01 元，并且已经退回' }
  if (payment.state === 'paid') return { state: 'paid', text: '收到了 0.01 元，正在退回' }
  if (payment.state === 'disputed') return { state: 'failed', text: '付款对不上，请在“待处理”里查看' }
  return { state: 'asked', text: '还没有付款' }
}

export const paymentCard = ({ payment, orderNumber }: ListedPayment): PaymentCard => ({
  id: payment.id,
  orderId: payment.orderId,
  orderNumber,
  state: payment.state,
  amountFen: payment.amountFen,
  mchid: payment.mchid,
  transactionId: payment.transactionId,
  createdAt: payment.createdAt.toISOString(),
  paidAt: iso(payment.paidAt),
})

/** What to do about each kind. */
const advice: Record<IncidentKind, string> = {
  paymentDisagrees: '订单没有记为已付款。请在商户平台核对这笔交易，需要时在商户平台退款给顾客',
  paymentUnknown: '这笔钱不是通过本店的订单付的。请在商户平台核对，是不是还有别的系统在用这个商户号',
  paidTwice: '多付的一笔会自动退回给顾客，您可以在订单的退款里看到进度',
  refundedElsewhere:
    '顾客付的钱已经退过（全部或一部分），但不是在这里退的。请先在商户平台核对退了多少，再决定要不要出货；已经退过的，不要在订单里再退一遍',
  refundStuck:
    '请打开订单，看退款里写的原因和办法。能再退的点“再试一次”；微信支付退不了的点“改为自己退”，成功后再把钱给顾客；已经另外转给顾客的，在这里点“处理好了”',
  refundUnfunded: '请在商户平台充值，充值后会自动重试，也可以在订单里点“再试一次”',
  refundDisagrees: '微信支付退的金额和订单里的不一样，请在商户平台核对',
  billDiffers: '请在“对账”里打开这一天的账单，看是哪一笔，再到商户平台核对',
  billMissing:
    '系统一直取不到这一天的账单，会继续尝试。请到“微信支付”里重新检查收款资料；还是不行，请在商户平台的“交易账单”里下载这一天的账单核对',
  shippingRefused: '请打开订单，看“发货信息”里写的原因',
  accountFailing: '顾客现在不能付款。请到“微信支付”里重新检查收款资料',
  closedUnseen:
    '微信支付不接受查询，系统已先关闭过期的订单、退回库存。请到“微信支付”里重新检查收款资料，恢复后会自动核对，顾客其实付过的钱会自动原路退回',
  noticeUnreadable: '如果您在商户平台改过 APIv3密钥，请到“微信支付”里换成新的',
}

export const incidentView = (row: IncidentRow): IncidentView => ({
  id: row.id,
  kind: row.kind,
  title: incidentKinds[row.kind],
  text: advice[row.kind],
  orderId: row.orderId || null,
  at: row.at.toISOString(),
  closedAt: iso(row.closedAt),
  isClosedByOperator: isClosedByOperator(row),
  note: row.note,
})

export const billView = ({
  id,
  day,
  mchid,
  state,
  lineCount,
  paidFen,
  refundedFen,
  differences,
}: ListedBill): BillView => ({
  ...{ id, day, mchid, state, lineCount, paidFen, refundedFen },
  differences: differences.map((each) => ({
    id: each.id,
    text: differenceTexts[each.kind],
    orderId: each.orderId || null,
    oursFen: each.oursFen,
    billFen: each.billFen,
  })),
})

/** The last thirty days and what WeChat holds. */
export async function moneyView(store: Store, now: Date): Promise<MoneyView> {
  const [days, held] = await Promise.all([moneyDays(store, shownDays, now), store.ledger.held()])
  return { days: days.reverse().map(moneyDayView), held }
}

const shownDays = 30

const moneyDayView = ({ day, paid, refunded, bill }: MoneyDay): MoneyDayView => ({
  day,
  paidCount: paid.count,
  paidFen: paid.fen,
  refundedCount: refunded.count,
  refundedFen: refunded.fen,
  bill,
})

const heldTexts: Record<ShippingReportRow['state'], string> = {
  waiting: '正在把发货信息报给微信',
  reported: '已报给微信，顾客确认收货或到期后到账',
  refused: '发货信息没有报上去',
  excused: '不需要报发货信息',
  settled: '已到账',
}

export const heldMoneyView = ({ report, orderNumber, amountFen }: HeldMoney): HeldMoneyView => ({
  id: report.id,
  orderId: report.orderId,
  orderNumber,
  amountFen,
  state: report.state,
  text: report.problemText ?? heldTexts[report.state],
  at: report.createdAt.toISOString(),
})
