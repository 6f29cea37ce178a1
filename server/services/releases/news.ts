import type { ReleaseState } from '../../../shared/release'
import type { ReleaseRow } from '../../db/models/release'
import type { Store } from '../../store'
import { addNotice } from '../notices'
import { problemOf } from './problems'

interface News {
  code: string
  text(release: ReleaseRow): string
}

/** What the merchant is told when a release comes to a state. */
const news: Partial<Record<ReleaseState, News>> = {
  rejected: { code: 'RELEASE_REJECTED', text: () => '微信没有通过这次审核，请查看原因，改好后重新提交' },
  approved: { code: 'RELEASE_APPROVED', text: () => '审核通过了' },
  live: { code: 'RELEASE_LIVE', text: ({ number }) => `第 ${number} 版已经发布，顾客现在就能看到` },
  rolledBack: { code: 'RELEASE_ROLLED_BACK', text: ({ number }) => `第 ${number} 版已换回较早的版本` },
  failed: { code: 'RELEASE_FAILED', text: (release) => problemOf(release)?.text ?? '这一版没有做成，请重新提交' },
}

/** A notice in the back office, once for each state a release comes to. */
export async function tellOfRelease(within: Store, release: ReleaseRow, now: Date): Promise<void> {
  const told = news[release.state]
  if (told) await addNotice(within, told.code, release.id, told.text(release), now)
}
