import type { Call, Fields } from '../kit/value'
import type { Definition } from './definition'
import type { FileStore } from './fileStore'
import type { Asker, Host, Kind, Memory } from './host'
import type { Navigation } from './navigation'
import type { Overlays } from './overlays'
import type { WeappPackage } from './package'
import type { PageView } from './pageView'
import type { Realm } from './realm'
import type { TabBar } from './tabBar'
import type { PaintFile } from './wxml/files'

/** A mini-program while it runs. */
export interface Program {
  appid: string
  kind: Kind
  name: string
  host: Host
  package: WeappPackage
  memory: Memory
  files: FileStore
  realm: Realm
  navigation: Navigation
  overlays: Overlays
  tabBar: TabBar
  isInFront: boolean
  /** How it was started. */
  launch: Launch
  /** How the person came to it last. */
  entered: Launch
  guards: Guards
  /** What wx.on… registered, by the event's name. */
  listeners: Map<string, Set<Call>>
  /** Calls App's own function of that name, then the listeners. */
  tell(event: string, ...args: unknown[]): void
  wxml(path: string): PaintFile
  definition(file: string): Definition
  selectorQuery(view: PageView): Fields
  intersectionObserver(view: PageView, options: Fields): Fields
}

export const askerOf = ({ appid, kind }: Program): Asker => ({ appid, kind })

export interface Guards {
  into: Realm['into']
  onError: (error: unknown) => void
}

/** How it was opened: path, query, scene (场景值). */
export interface Launch {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: Fields
}
