import { get } from './control'
import { observable, type Observable } from './observable'

export interface ClockView {
  now: number
  running: boolean
}

/** The simulator's time between two looks at it. */
export interface Clock {
  now(): number
  /** Changes with every look, for what shows the time. */
  view: Observable<ClockView>
  look(): Promise<void>
}

const lookEveryMs = 1000
const channelName = 'simulator-clock'

/** Looks regularly, and at once when another page of this simulator has moved the clock. */
export function followClock(): Clock {
  const view = observable<ClockView>({ now: Date.now(), running: true })
  let seenAt = performance.now()
  const look = async () => {
    const seen = await get<ClockView>('/clock').catch(() => undefined)
    if (!seen) return
    seenAt = performance.now()
    view.set(seen)
  }
  new BroadcastChannel(channelName).onmessage = () => void look()
  setInterval(() => void look(), lookEveryMs)
  return {
    view,
    look,
    now: () => Math.round(view.get().now + (view.get().running ? performance.now() - seenAt : 0)),
  }
}

export const tellClockMoved = (): void => {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('moved')
  channel.close()
}

/** Wall clock in Beijing, where the phones are. */
export const beijing = (ms: number): Date => new Date(ms + 8 * 3_600_000)

export const hourAndMinute = (ms: number): string => beijing(ms).toISOString().slice(11, 16)
