import type { App } from '../accounts'
import { isUnderReview } from '../programs/review/audits'
import { objections } from '../programs/review/reviewer'
import type { World } from '../world'

/** A submission in review, with what the rules would mind about it. */
async function reviewOf(world: World, app: App) {
  const audit = world.state.programs[app.appid]?.audits.at(-1)
  if (!isUnderReview(audit)) return []
  const { auditid, status, submittedAt, submission, version, slow, verdict = null } = audit
  const { userVersion, userDesc } = version
  const list = await objections(world, app, audit)
  return [
    {
      appid: app.appid,
      auditid,
      status,
      submittedAt,
      userVersion,
      userDesc,
      submission,
      pace: slow.pace,
      endsAt: slow.endsAt,
      verdict,
      objections: list,
    },
  ]
}

const categoriesOf = ({ appid, categories }: App) =>
  categories
    .filter(({ status }) => status === 1)
    .map(({ category: { first, id, name }, proofs }) => ({ appid, first: first.id, second: id, name, proofs }))

const apisOf = (world: World, { appid }: App) =>
  Object.entries(world.state.programs[appid]?.privacyApis ?? {})
    .filter(([, { status }]) => status === 3)
    .map(([name, { content, appliedAt }]) => ({ appid, api_name: `wx.${name}`, content, appliedAt }))

const nextOf = (world: World, { appid }: App) => {
  const verdict = world.state.programs[appid]?.nextVerdict
  return verdict ? [{ appid, ...verdict }] : []
}

/** Everything that waits for somebody's decision. */
export async function waitingView(world: World) {
  const apps = Object.values(world.state.apps)
  return {
    reviews: (await Promise.all(apps.map((app) => reviewOf(world, app)))).flat(),
    categories: apps.flatMap(categoriesOf),
    next: apps.flatMap((app) => nextOf(world, app)),
    privacyApis: apps.flatMap((app) => apisOf(world, app)),
    media: Object.values(world.state.mediaChecks).map(({ trace, appid, url }) => ({ trace_id: trace, appid, url })),
    scans: apps.flatMap(({ appid }) => (world.state.programs[appid]?.scan?.isDone === false ? [appid] : [])),
  }
}
