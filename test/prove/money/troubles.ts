import type { Chance } from '../chance'
import type { Simulated } from '../simulated'

const pay = '/v3/*'
const refunds = { path: '/v3/refund/domestic/refunds', method: 'POST' }
/** The same for API v2. */
const oldPay = '/pay/*'
const oldRefunds = '/secapi/*'
const paid = 'TRANSACTION.SUCCESS'
const refunded = 'REFUND.*'

/** What may go wrong between WeChat Pay and us. */
const troubles: readonly object[] = [
  { path: pay, drop: 'before' },
  { path: pay, drop: 'after' },
  { path: pay, status: 429, code: 'FREQUENCY_LIMITED' },
  { path: pay, status: 429, code: 'FREQUENCY_LIMITED', takesEffect: true },
  { path: pay, status: 500, code: 'SYSTEM_ERROR' },
  { path: pay, status: 500, code: 'SYSTEM_ERROR', takesEffect: true },
  { path: pay, status: 502, html: '<html>502 Bad Gateway</html>' },
  { path: pay, delayMs: 300 },
  { path: pay, unsigned: true },
  { path: pay, wrongSignature: true },
  { path: pay, signTest: true },
  { ...refunds, status: 403, code: 'NOT_ENOUGH' },
  { path: oldPay, drop: 'before' },
  { path: oldPay, drop: 'after' },
  { path: oldPay, code: 'SYSTEMERROR' },
  { path: oldPay, code: 'SYSTEMERROR', takesEffect: true },
  { path: oldPay, status: 502, html: '<html>502 Bad Gateway</html>' },
  { path: oldRefunds, drop: 'after' },
  { path: oldRefunds, code: 'NOTENOUGH' },
  { push: paid, drop: 'before' },
  { push: paid, repeat: 3 },
  { push: paid, delaySeconds: 40 },
  { push: paid, delaySeconds: 9000 },
  { push: paid, signTest: true },
  { push: paid, wrongSignature: true },
  { push: paid, forged: true },
  { push: paid, oldKey: true },
  { push: refunded, drop: 'before' },
  { push: refunded, repeat: 3 },
  { push: refunded, delaySeconds: 9000 },
  { push: refunded, forged: true },
]

/** A few of them for a while. */
export async function brewTrouble({ control }: Simulated, chance: Chance): Promise<void> {
  for (let left = chance.below(4); left > 0; left--)
    await control('/_sim/faults', {
      ...chance.pick(troubles),
      probability: chance.pick([0.2, 0.5, 0.8]),
      seed: chance.between(1, 1_000_000),
    })
  if (chance.is(0.25)) await control('/_sim/pushes/hold', {})
}

/** WeChat Pay is well again; what was held back comes, in any order. */
export async function endTrouble(simulated: Simulated, chance: Chance): Promise<void> {
  await simulated.clearFaults()
  await simulated.control('/_sim/settings', { holdsPushes: false })
  await simulated.control('/_sim/pushes/release', { order: chance.pick(['asIs', 'reverse', 'shuffle']) })
}
