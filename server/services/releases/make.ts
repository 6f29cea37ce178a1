import { createHash } from 'node:crypto'
import { releaseMachine } from '../../../shared/release'
import type { ReleaseRow } from '../../db/models/release'
import type { TemplateRow } from '../../db/models/template'
import { Failure } from '../../failures'
import { newId } from '../../ids'
import type { Store } from '../../store'
import { writeExtJson } from '../../wechat/extJson'
import { learnProgram, programOf } from '../programs'
import { chosenTemplate, flavourOf } from '../templates'
import { drive } from './moves'
import { obstacles } from './preflight'

interface NewRelease {
  requestKey: string
  /** Goes on into review by itself once it is ready. */
  submits: boolean
  reason?: string
}

/**
 * Makes the store's next release of the template it has chosen, and begins it. Asked again with the same `requestKey` it
 * answers with the same one.
 *
 * @throws PREFLIGHT_FAILED with what is missing first, RELEASE_IN_FLIGHT, AUTHORISATION_MISSING, TEMPLATE_NOT_AVAILABLE
 */
export async function makeRelease(
  store: Store,
  merchantId: string,
  { requestKey, submits, reason }: NewRelease,
  now: Date,
): Promise<ReleaseRow> {
  const known = await store.releases.find({ requestKey })
  if (known) return known
  const refusal = await refusalOf(store, now)
  if (refusal) return (await store.releases.find({ requestKey })) ?? Promise.reject(refusal)
  const account = await store.authorizer()
  const template = await chosenTemplate(store)
  if (!account) throw new Failure('AUTHORISATION_MISSING', { storeId: store.row.id })
  if (!template) throw new Failure('TEMPLATE_NOT_AVAILABLE', { storeId: store.row.id })
  const made = { ...madeOf(store, account.row.appid, template), createdBy: merchantId, requestKey }
  const wish = submits ? ('submit' as const) : null
  return insert(store, { ...made, wish, reason: reason ?? null }, now)
}

const freshForMs = 60_000

/** Looks before anything is spent. What WeChat said a minute ago still holds. */
async function refusalOf(store: Store, now: Date): Promise<Failure | null> {
  const { learnedAt } = await programOf(store)
  const isOld = now.getTime() - learnedAt.getTime() > freshForMs
  if (isOld && (await store.authorizer())?.row.state === 'authorised') await learnProgram(store, now)
  const [first, ...others] = await obstacles(store, 'making')
  if (!first) return null
  const code = first.code === 'RELEASE_IN_FLIGHT' ? 'RELEASE_IN_FLIGHT' : 'PREFLIGHT_FAILED'
  const codes = [first, ...others].map((each) => each.code)
  return new Failure(code, { codes }, { text: first.text, ...(first.next && { next: first.next }) })
}

type Made = Pick<ReleaseRow, 'templateId' | 'userVersion' | 'userDesc' | 'extJson' | 'configHash' | 'appid'> & {
  id: string
}

/** What a release is made of. Its description is its own, so that WeChat's word about a version is about this one. */
function madeOf(store: Store, appid: string, template: TemplateRow): Made {
  const id = newId('r_')
  const { config } = store.platform
  const ext = { storeKey: store.row.key, apiBase: config.http.publicUrl, flavour: flavourOf(store) }
  const extJson = writeExtJson({ extAppid: appid, ext })
  const { templateId, userVersion, userDesc, whatIsNew } = template
  const configHash = createHash('sha256')
    .update(JSON.stringify([templateId, userVersion, extJson]))
    .digest('hex')
  const words = (whatIsNew ?? userDesc).replace(/\s+/g, ' ').slice(0, 60)
  return { id, templateId, userVersion, userDesc: `${words} · ${id}`, extJson, configHash, appid }
}

type Asked = Made & Pick<ReleaseRow, 'createdBy' | 'requestKey' | 'wish' | 'reason'>

/** The database lets one release of a store be under way: of two phones that tap at the same moment one is told so. */
async function insert(store: Store, asked: Asked, now: Date): Promise<ReleaseRow> {
  const last = await store.releases.find({}, { order: [['number', 'DESC']] })
  const row: ReleaseRow = {
    ...blank,
    ...asked,
    storeId: store.row.id,
    number: (last?.number ?? 0) + 1,
    inFlightOf: store.row.id,
    stateAt: now,
    createdAt: now,
  }
  const isNew = await store.transaction(async (within) => {
    if (!(await within.releases.createOnce(row))) return false
    await drive(within.platform, row, now)
    return true
  })
  if (!isNew) return met(store, asked.requestKey)
  store.platform.work.wake()
  return row
}

const blank = {
  state: releaseMachine.initial,
  rollBackTo: null,
  rollBackDesc: null,
  problemCode: null,
  auditIdBefore: null,
  auditId: null,
  reviewReason: null,
  screenshotIds: [],
  isHurried: false,
  submittedAt: null,
  publishedAt: null,
}

async function met(store: Store, requestKey: string): Promise<ReleaseRow> {
  const same = await store.releases.find({ requestKey })
  if (!same) throw new Failure('RELEASE_IN_FLIGHT', { storeId: store.row.id })
  return same
}
