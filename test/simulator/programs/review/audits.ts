import { sendEvent } from '../../pushes/events'
import type { App } from '../../accounts'
import type { World } from '../../world'
import type { XmlFields } from '../../xml'
import { keepMedium } from '../media'
import { programOf, type Audit } from '../program'

/** In review, or in review for longer than usual. */
export const isUnderReview = (audit: Audit | undefined): audit is Audit => audit?.status === 2 || audit?.status === 4

export const findAudit = (world: World, appid: string, auditid: number): Audit | undefined =>
  programOf(world, appid).audits.find((one) => one.auditid === auditid)

function tell(world: World, { appid }: App, kind: string, fields: XmlFields): void {
  if (world.state.authorisations[appid]) sendEvent(world, { kind, appid, fields })
}

export function pass(world: World, app: App, audit: Audit): void {
  Object.assign(audit, { status: 0, reason: '', screenshots: [] })
  tell(world, app, 'weapp_audit_success', { SuccTime: world.clock.seconds() })
}

/** A picture as base64, or what is to be seen in one. */
export type Shot = string | string[]

const keepShot = (world: World, { appid }: App, shot: Shot): string => {
  const drawn = typeof shot === 'string' ? { base64: shot } : { base64: '', lines: shot }
  return keepMedium(world, { appid, use: 'permanent', type: 'image', contentType: 'image/jpeg', ...drawn }).id
}

export function reject(world: World, app: App, audit: Audit, reason: string, shots: readonly Shot[]): void {
  const screenshots = shots.map((shot) => keepShot(world, app, shot))
  Object.assign(audit, { status: 1, reason, screenshots })
  const fields = { Reason: reason, FailTime: world.clock.seconds(), ScreenShot: screenshots.join('|') }
  tell(world, app, 'weapp_audit_fail', fields)
}

/** It takes longer; the review goes on. */
export function delay(world: World, app: App, audit: Audit, reason: string): void {
  Object.assign(audit, { status: 4, reason })
  tell(world, app, 'weapp_audit_delay', { Reason: reason, DelayTime: world.clock.seconds() })
}
