import type { Problem } from '../../../shared/next'
import { releaseTexts } from '../../../shared/release'
import type { Actor } from '../../../shared/requirement'
import type { ReleaseRow } from '../../db/models/release'
import { failures, type FailureRow } from '../../failures'
import { errorTexts, type ErrorText } from '../../wechat/errors'

interface KnownProblem extends Problem {
  who: Actor
}

const ours = failures as Readonly<Record<string, FailureRow>>
const wechats = errorTexts as Readonly<Record<string, ErrorText>>

/** What is in a release's way, in words; null while nothing is. */
export function problemOf({ problemCode: code }: Pick<ReleaseRow, 'problemCode'>): KnownProblem | null {
  if (code === null) return null
  const row = ours[code]
  if (row) return { code, text: row.text, ...(row.next && { next: row.next }), who: actorOf(row) }
  const { text, next, who } = wechats[code] ?? wechats.WECHAT_REQUEST_REFUSED ?? unknown
  return { code, text, next, who }
}

const unknown: ErrorText = { who: 'operator', text: failures.INTERNAL.text, next: 'contactOperator' }

const actorOf = ({ next }: FailureRow): Actor =>
  next === 'contactOperator' ? 'operator' : next === 'wait' ? 'wechat' : 'merchant'

/** Who acts next: whoever can end its problem, else whoever its state waits for. */
export const actorOn = (release: ReleaseRow): Actor | null =>
  problemOf(release)?.who ?? (release.wish === null ? releaseTexts[release.state].who : 'wechat')
