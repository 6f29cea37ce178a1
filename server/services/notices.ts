import type { NoticeRow } from '../db/models/release'
import { digest } from '../ids'
import type { Store } from '../store'

const longest = 500
const mostShown = 50

/** Tells the store's staff something, once for each kind and subject: a second time changes nothing. */
export async function addNotice(
  within: Store,
  code: string,
  subjectId: string,
  text: string,
  now: Date,
): Promise<void> {
  const storeId = within.row.id
  await within.notices.createOnce({
    id: digest(`${storeId}|${code}|${subjectId}`),
    storeId,
    code,
    subjectId,
    text: [...text].slice(0, longest).join(''),
    at: now,
    readAt: null,
  })
}

/** The newest first. */
export const listNotices = (store: Store): Promise<NoticeRow[]> =>
  store.notices.list(
    {},
    {
      order: [
        ['at', 'DESC'],
        ['id', 'ASC'],
      ],
      limit: mostShown,
    },
  )

/** What can be seen has been read. One that was read before keeps its time. */
export async function readNotices(store: Store, now: Date): Promise<NoticeRow[]> {
  const unread = (await listNotices(store)).filter(({ readAt }) => readAt === null)
  if (unread.length > 0) await store.notices.update({ id: unread.map(({ id }) => id) }, { readAt: now })
  return listNotices(store)
}
