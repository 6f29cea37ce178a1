import { observable, type Observable } from '../kit/observable'

export type Screen =
  | { kind: 'wechat' }
  | { kind: 'program'; appid: string }
  | { kind: 'web' }
  | { kind: 'album' }
  | { kind: 'scanner' }
  | { kind: 'settings' }
  | { kind: 'chat' }

/** What is in front, and the way back from what only passes by: the browser and the scanner. */
export interface Screens {
  now: Observable<Screen>
  go(screen: Screen): void
  back(): void
}

interface Turn {
  leave(appid: string): void
  enter(appid: string): void
}

export function createScreens({ leave, enter }: Turn): Screens {
  const now = observable<Screen>({ kind: 'wechat' })
  let before: Screen = { kind: 'wechat' }
  const go = (next: Screen) => {
    const last = now.get()
    if (last.kind === 'program' && !(next.kind === 'program' && next.appid === last.appid)) leave(last.appid)
    if (last.kind !== 'web' && last.kind !== 'scanner') before = last
    now.set(next)
    if (next.kind === 'program') enter(next.appid)
  }
  return { now, go, back: () => go(before) }
}
