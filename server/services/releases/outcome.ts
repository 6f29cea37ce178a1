import type { ReleaseRow } from '../../db/models/release'
import type { Store } from '../../store'

/** One release on its way, as a step holds it. `store` calls WeChat within the platform's budget. */
export interface Journey {
  store: Store
  release: ReleaseRow
  now: Date
}

/** `moved`: it stands elsewhere now, go on from there. A date: look again then. `rest`: nothing more happens by itself. */
export type Outcome = 'moved' | 'rest' | Date

export type Step = (journey: Journey) => Promise<Outcome>

export const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000)

/** How long it has been in its state. */
export const secondsIn = ({ release: { stateAt }, now }: Journey): number => (now.getTime() - stateAt.getTime()) / 1000
