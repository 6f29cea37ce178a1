import type { App } from '../accounts'
import { usedIn } from '../openPlatform/quotas'
import { effectiveDomains, presentDomains } from '../programs/domains'
import type { Guideline } from '../programs/guideline'
import { privacyText } from '../programs/privacyTable'
import type { Audit, Program, Version } from '../programs/program'
import type { World } from '../world'

const versionView = (version: Version | undefined | null) =>
  version && {
    commit: version.commit,
    templateId: version.templateId,
    userVersion: version.userVersion,
    userDesc: version.userDesc,
    appVersion: version.appVersion,
    committedAt: version.committedAt,
    releasedAt: version.releasedAt,
  }

const reviewView = ({ version, auditid, status, reason, submittedAt, releasedAt, slow }: Audit) => ({
  ...versionView(version),
  ...{ auditid, status, reason, submittedAt, endsAt: slow.endsAt, isReleased: releasedAt !== null },
})

const guidelineView = (guideline: Guideline | null) =>
  guideline && {
    ownerPhone: guideline.owner['contact_phone'] ?? '',
    settings: guideline.settings.map(({ privacy_key: key, privacy_text: text }) => ({
      ...{ key, name: privacyText(key) || key, text },
    })),
  }

/** What the platform may still do for this mini-program, as far as it is counted. */
const usedView = (world: World, { appid }: App) => ({
  undosToday: usedIn(world, 'day', `undos ${appid}`),
  undosThisMonth: usedIn(world, 'month', `undos ${appid}`),
  categoriesThisMonth: usedIn(world, 'month', `categories ${appid}`),
})

const domainsView = (app: App, program: Program) => ({
  present: presentDomains(app, program).requestdomain,
  effective: effectiveDomains(app, program).requestdomain,
})

const waitingApis = ({ privacyApis }: Program) =>
  Object.entries(privacyApis).flatMap(([name, { status }]) => (status === 3 ? [name] : []))

const grayView = ({ gray }: Program) =>
  gray?.status === 1 ? { ...versionView(gray.version), percentage: gray.percentage } : null

/** How far a platform is with a mini-program; null when it has not begun. */
export function programView(world: World, app: App) {
  const program = world.state.programs[app.appid]
  if (!program) return null
  const { trial, live, history, audits, isOpen, testers, scan, guidelines, nextVerdict, hasGoneBack } = program
  const audit = audits.at(-1)
  return {
    ...{ isOpen, testers, nextVerdict, hasGoneBack },
    trial: versionView(trial),
    isScanned: scan?.isDone ?? false,
    scanEndsAt: scan && !scan.isDone ? scan.slow.endsAt : null,
    review: audit ? reviewView(audit) : null,
    reviews: audits.length,
    live: versionView(live),
    history: history.map(versionView),
    gray: grayView(program),
    domains: domainsView(app, program),
    guideline: { dev: guidelineView(guidelines.dev), isLive: guidelines.live !== null },
    waitingApis: waitingApis(program),
    used: usedView(world, app),
  }
}
