import type { App } from '../accounts'
import type { World } from '../world'
import { takeOverDomains } from './domains'
import type { Audit, Program, Version } from './program'

const keptVersions = 5

const remember = (program: Program, version: Version) => {
  program.history = [version, ...program.history.filter((one) => one !== version)].slice(0, keptVersions)
}

/** Approved and not live yet. */
export const isWaiting = (audit: Audit | undefined): audit is Audit => audit?.status === 0 && audit.releasedAt === null

/** What passed review goes to everybody, with the domains and the guideline that are set at this moment. */
export function goLive(world: World, app: App, program: Program, audit: Audit): void {
  if (program.live) remember(program, program.live)
  program.releases += 1
  program.live = { ...audit.version, appVersion: program.releases, releasedAt: world.clock.now() }
  program.hasGoneBack = false
  program.guidelines.live = program.guidelines.dev
  audit.releasedAt = world.clock.now()
  if (program.gray?.status === 1) program.gray.status = 3
  takeOverDomains(app, program)
}

/** The older version runs again; what was live stays in the history. */
export function goBack(world: World, program: Program, to: Version): void {
  const { live } = program
  program.history = program.history.filter((one) => one !== to)
  if (live) remember(program, live)
  program.live = { ...to, releasedAt: world.clock.now() }
  program.hasGoneBack = true
}
