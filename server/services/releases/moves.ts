import { isInFlight, releaseMachine } from '../../../shared/release'
import { advance } from '../../advance'
import type { ReleaseRow } from '../../db/models/release'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { keepTask } from '../tasks'
import { tellOfRelease } from './news'

type Event = Parameters<typeof releaseMachine.next>[1]

/**
 * Moves a release along its machine, and in the same transaction: gives the store's place for a release under way back
 * when it has come to an end, tells the merchant, and does what else is so from then on. A problem belongs to the state it
 * arose in.
 *
 * @throws STATE_CONFLICT when somebody else was faster
 */
export function move(
  store: Store,
  release: ReleaseRow,
  event: Event,
  values: Partial<ReleaseRow>,
  now: Date,
  also?: (within: Store) => Promise<void>,
): Promise<ReleaseRow> {
  const state = releaseMachine.next(release.state, event) ?? release.state
  const inFlightOf = isInFlight(state) ? store.row.id : null
  const at = now < release.stateAt ? release.stateAt : now // a clock that is set right may go back a little
  const changes = { problemCode: null, ...values, stateAt: at, inFlightOf }
  return store.transaction(async (within) => {
    const moved = await advance(within, (s) => s.releases, releaseMachine, release, event, changes, at)
    await tellOfRelease(within, moved, at)
    await also?.(within)
    return moved
  })
}

/** Notes what is in the way, without moving. Answers whether the release still stands where it was. */
export async function noteProblem(
  store: Store,
  { id, state }: ReleaseRow,
  problemCode: string,
  values: Partial<ReleaseRow> = {},
): Promise<boolean> {
  return (await store.releases.update({ id, state }, { ...values, problemCode })) > 0
}

/** Has a release looked at, at `dueAt` or before. Each has one task of its own. */
export const drive = (within: Platform, { id, storeId }: ReleaseRow, dueAt: Date): Promise<void> =>
  keepTask(within, `release.${id}`, 'driveRelease', { storeId, releaseId: id }, dueAt)
