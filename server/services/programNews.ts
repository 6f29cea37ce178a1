import type { AuthorizerRow } from '../db/models/authorizer'
import type { Platform } from '../platform'
import type { Store } from '../store'
import { reasonLines } from '../wechat/reviewReason'
import type { CategoryChoice } from './categories'
import { addNotice } from './notices'
import { interfaceName } from './privacyInterfaces'
import { factsAbout, learnProgramSoon, programOf } from './programs'
import { goOn } from './releases/hearing'

/** How something that was asked of WeChat has ended. */
interface Verdict {
  isPassed: boolean
  /** In the reviewer's words; empty where it passed. */
  reason: string
  /** Names this verdict and no later one about the same thing. */
  key: string
}

export const categoryJudged = (
  platform: Platform,
  account: AuthorizerRow,
  choice: CategoryChoice,
  verdict: Verdict,
  now: Date,
): Promise<void> =>
  hear(platform, account, now, async (within) => {
    const what = `经营类目${await categoryName(within, account, choice)}`
    await tell(within, 'CATEGORY', what, '请核对后重新添加', verdict, now)
  })

export const interfaceJudged = (
  platform: Platform,
  account: AuthorizerRow,
  name: string,
  verdict: Verdict,
  now: Date,
): Promise<void> =>
  hear(platform, account, now, (within) =>
    tell(within, 'INTERFACE', interfaceName(name), '请按原因处理后重新申请', verdict, now),
  )

export const nameJudged = (
  platform: Platform,
  account: AuthorizerRow,
  name: string,
  verdict: Verdict,
  now: Date,
): Promise<void> =>
  hear(platform, account, now, (within) =>
    tell(within, 'NAME', `小程序名称「${name}」`, '请到微信公众平台换一个名称', verdict, now),
  )

/**
 * The store's staff are told, the facts are learned anew, and a release that may have waited for it goes on. An account
 * without a store has nobody to tell. A second time changes nothing.
 */
async function hear(
  platform: Platform,
  account: AuthorizerRow,
  now: Date,
  tellStaff: (within: Store) => Promise<void>,
): Promise<void> {
  const row = account.storeId === null ? null : await platform.stores.find({ id: account.storeId })
  if (!row) return
  await platform.transaction(async (within) => {
    await tellStaff(within.store(row))
    await learnProgramSoon(within, row.id, now)
    await goOn(within, account, now)
  })
  platform.work.wake()
}

function tell(
  within: Store,
  code: string,
  what: string,
  advice: string,
  { isPassed, reason, key }: Verdict,
  now: Date,
): Promise<void> {
  if (isPassed) return addNotice(within, `${code}_PASSED`, key, `${what}已通过微信审核`, now)
  const because = reasonLines(reason).join('；').replace(/。$/, '')
  return addNotice(
    within,
    `${code}_REJECTED`,
    key,
    `${what}没有通过微信审核：${because || '微信没有说明原因'}。${advice}`,
    now,
  )
}

/** As it was last learned; a push has its numbers alone. */
async function categoryName(
  store: Store,
  { appid }: AuthorizerRow,
  { first, second }: CategoryChoice,
): Promise<string> {
  const categories = factsAbout(await programOf(store), appid)?.categories ?? []
  const known = categories.find((category) => category.first === first && category.second === second)
  return known ? `「${known.firstName} · ${known.secondName}」` : ''
}
