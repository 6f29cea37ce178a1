import type { CustomerRow } from '../../db/models/customer'
import type { RefundRow } from '../../db/models/order'
import type { PaymentRow, PaymentVersionRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import type { Store } from '../../store'
import type { WechatBytes } from '../../wechat/endpoint'
import { getUnlimitedQRCode } from '../../wechat/miniProgramCode'
import { liveCode } from '../programs'
import { paymentStanding } from './accounts'
import { confirm, createPayment, start, type Started } from './paying'

/** How the newest test of a version stands. */
export interface TestStanding {
  version: PaymentVersionRow
  payment: PaymentRow | null
  refund: RefundRow | null
}

const testFen = 1
const testMs = 30 * 60_000
/** The page of the store's mini-program that pays a test, in every template. */
const testPage = 'pages/pay-test/index'
const codePixels = 430

/** The version that a code stands for, as long as the store collects with it. @throws PAYMENT_TEST_OVER */
async function getTested(store: Store, versionId: string): Promise<PaymentVersionRow> {
  const version = await store.paymentVersions.find({ id: versionId, state: ['proved', 'failing'] })
  if (!version) throw new Failure('PAYMENT_TEST_OVER', { versionId })
  return version
}

export async function testStanding(store: Store, version: PaymentVersionRow): Promise<TestStanding> {
  const newest = { order: [['sortKey', 'DESC'] as ['sortKey', 'DESC']] }
  const payment = await store.payments.find({ versionId: version.id, orderId: null }, newest)
  const refund = payment && (await store.refunds.find({ paymentId: payment.id }))
  return { version, payment, refund }
}

export const getTest = async (store: Store, versionId: string): Promise<TestStanding> =>
  testStanding(store, await getTested(store, versionId))

/**
 * Pays one fen to the account, in the store's own mini-program: only there are payer and appid the ones that customers will
 * have. It goes back by itself.
 *
 * @throws PAYMENT_TEST_OVER, and what WeChat Pay says
 */
export async function payTest(store: Store, customer: CustomerRow, versionId: string, now: Date): Promise<Started> {
  const version = await getTested(store, versionId)
  const about = {
    orderId: null,
    openOf: `${version.id}.${customer.id}`,
    description: `${store.row.name}·收款测试`,
    expiresAt: new Date(now.getTime() + testMs),
  }
  return start(store, await createPayment(store, customer, about, testFen, now, version.id), now)
}

/** Asks WeChat Pay how the test stands. */
export async function confirmTest(store: Store, versionId: string, now: Date): Promise<TestStanding> {
  const { payment } = await getTest(store, versionId)
  if (payment) await confirm(store, payment, now)
  return getTest(store, versionId)
}

/**
 * The code that opens the test: in the live mini-program, or while customers cannot see it, in the trial.
 *
 * @throws PAYMENT_ACCOUNT_INCOMPLETE before there is an account to be tested
 */
export async function testCode(store: Store, now: Date): Promise<WechatBytes> {
  const { using } = await paymentStanding(store, now)
  if (!using) throw new Failure('PAYMENT_ACCOUNT_INCOMPLETE')
  const scene = using.version.id
  try {
    return await liveCode(store, scene, testPage)
  } catch (error) {
    if (!isFailure(error, 'NOT_RELEASED')) throw error
    const ofTrial = { scene, page: testPage, width: codePixels, env_version: 'trial' as const, check_path: false }
    return store.wechat(getUnlimitedQRCode, ofTrial)
  }
}
