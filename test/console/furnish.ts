import type { Base } from '../../server/base'
import type { ReleaseRow } from '../../server/db/models/release'
import { newId } from '../../server/ids'
import { createStore, editStore } from '../../server/services/stores'
import type { Store } from '../../server/store'
import type { ReleaseState } from '../../shared/release'
import { aMerchant, anAccount } from '../services/aPlatform'
import { anEndedRelease } from '../services/aRelease'

const minutes = 60_000

interface Line {
  name: string
  kind: 'dining' | 'retail' | 'food'
  account: 'authorised' | 'lost' | null
  releases: [ReleaseState, string, Partial<ReleaseRow>?][]
}

const lines: Line[] = [
  { name: '花间小铺', kind: 'retail', account: null, releases: [] },
  { name: '老城烘焙', kind: 'food', account: 'authorised', releases: [['auditing', '1.1.0']] },
  {
    name: '南门小馆',
    kind: 'dining',
    account: 'authorised',
    releases: [
      ['live', '1.0.0'],
      [
        'rejected',
        '1.1.0',
        { reviewReason: '1:小程序内容不符合规则:<br>(1):店铺名称与实际经营的内容不一致，请修改后重新提交<br>' },
      ],
    ],
  },
  { name: '阿梅水果', kind: 'retail', account: 'lost', releases: [['live', '1.0.0']] },
  {
    name: '街角咖啡',
    kind: 'dining',
    account: 'authorised',
    releases: [
      ['retired', '1.0.0'],
      ['live', '1.1.0'],
    ],
  },
]

/** A few stores as a busy morning has them: what the console is looked at with. */
export async function furnish({ platform, clock }: Base): Promise<Store[]> {
  const stores: Store[] = []
  for (const [i, line] of lines.entries()) {
    const now = new Date(clock.now().getTime() - (lines.length - i) * 47 * 60 * minutes)
    const { id } = await aMerchant(platform, { name: '林晓梅', phone: '13800138000' })
    const { store } = await createStore(platform, id, { name: line.name, kind: line.kind, requestKey: newId() }, now)
    await editStore(store, {
      contactName: '林晓梅',
      contactPhone: '13812345678',
      address: '杭州市西湖区龙井路 1 号',
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '21:30' }],
    })
    if (line.account) await authorise(store, line.account, i, now)
    for (const [n, release] of line.releases.entries()) await aRelease(store, n + 1, release, now)
    stores.push(store)
  }
  return stores
}

async function authorise(store: Store, state: 'authorised' | 'lost', i: number, now: Date): Promise<void> {
  await anAccount(store.platform, {
    ...{ storeId: store.row.id, appid: `wxf00000000000000${i}`, userName: `gh_f${i}`, name: store.row.name, state },
    ...{ stateAt: now, authorisedAt: now, learnedAt: now, lastUsedAt: now, permissionSetIds: [17, 18, 30, 19, 142] },
  })
}

async function aRelease(
  store: Store,
  number: number,
  [state, userVersion, values = {}]: Line['releases'][number],
  now: Date,
): Promise<void> {
  const at = (minute: number): Date => new Date(now.getTime() + (number * 90 + minute) * minutes)
  const row = anEndedRelease(store.row.id, {
    ...{ number, state, userVersion, stateAt: at(30), auditId: '4412', submittedAt: at(8), createdAt: at(0) },
    ...{ inFlightOf: state === 'auditing' ? store.row.id : null, publishedAt: state === 'live' ? at(30) : null },
    ...values,
  })
  const { id } = await store.releases.create(row)
  const way: ReleaseState[] = ['draft', 'committing', 'trial', 'scanning', 'ready', 'submitting', state]
  for (const [n, toState] of way.slice(1).entries()) {
    const step = { fromState: way[n] ?? 'draft', event: 'step', toState, note: null, at: at(n * 2) }
    await store.timeline.create({ id: newId(), storeId: '', subject: 'release', subjectId: id, ...step })
  }
  if (state !== 'rejected') return
  const notice = { code: 'RELEASE_REJECTED', subjectId: id, text: '1.1.0 没有通过审核，请看原因', at: at(30) }
  await store.notices.create({ id: newId(), storeId: '', ...notice, readAt: null })
}
