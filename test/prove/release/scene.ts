import type { ReleaseRow } from '../../../server/db/models/release'
import { setAutoPublish } from '../../../server/services/programs'
import type { ReleaseView } from '../../../shared/api/merchant/releases'
import type { ReadyStore } from '../fleet/stores'
import { aRequestKey } from '../office'
import { within } from '../wait'
import type { Company } from './company'
import type { Plan } from './plan'

/** Has WeChat decide and stumble as planned. */
export async function setScene({ simulated, base }: Company, plan: Plan, { row, appid }: ReadyStore): Promise<void> {
  await simulated.control('/_sim/settings', settingsOf(plan.decides))
  if (plan.decides === 'beforeAnswer') await simulated.control('/_sim/decisions', nextDecision(appid, plan.verdict))
  for (const fault of [...plan.faults, ...pushFaults(plan)]) await simulated.control('/_sim/faults', fault)
  if (plan.course === 'publish') await setAutoPublish(base.platform.store(row), false)
}

const settingsOf = (decides: Plan['decides']) => ({
  review: decides === 'beforeAnswer' ? 'atOnce' : 'byHand',
  pushesBeforeAnswer: decides === 'beforeAnswer',
})

export const decision = (appid: string, verdict: Plan['verdict']) => ({ kind: 'review', appid, decision: verdict })

const nextDecision = (appid: string, verdict: Plan['verdict']) => ({ ...decision(appid, verdict), next: true })

const fates: Readonly<Record<Plan['push'], object | null>> = {
  once: null,
  twice: { repeat: 1 },
  late: { delaySeconds: 1500 }, // long after the server has asked
  never: { drop: 'before' },
}

function pushFaults({ push }: Plan): object[] {
  const fate = fates[push]
  return fate ? ['weapp_audit_success', 'weapp_audit_fail'].map((kind) => ({ push: kind, ...fate })) : []
}

/** A release that nothing happens to. */
export async function releaseLive(company: Company, { row, appid }: ReadyStore): Promise<ReleaseRow> {
  const { simulated, office, url, base } = company
  await simulated.control('/_sim/settings', settingsOf('beforeAnswer'))
  await simulated.control('/_sim/decisions', nextDecision(appid, 'pass'))
  const wanted = { requestKey: aRequestKey(), submits: true }
  const { id } = await office.must<ReleaseView>(url, 'POST', `/${row.key}/releases`, wanted)
  const live = await within(60, async () => {
    const release = await base.platform.releases.find({ id, state: 'live' })
    return (await company.nextDueAt(row)) !== null && release
  })
  if (!live) throw new Error(`${id} did not go live undisturbed`)
  await simulated.pass(1)
  return live
}
