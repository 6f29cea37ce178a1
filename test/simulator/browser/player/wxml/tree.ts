import type { Scope } from './expression'

/** What a page shows at one moment. The same object as last time means: nothing changed below. */
export type View = ElementView | string

export interface ElementView {
  tag: string
  key: string | undefined
  attributes: Record<string, unknown>
  binds: Record<string, Bind>
  children: View[]
}

export interface Bind {
  handler: string
  isCatch: boolean
}

/** Paints one piece of a template into the list. */
export type Paint = (scope: Scope, into: View[], memory: Memory) => void

/** Remembers what a template painted for an object of the data, for as long as that object lives. */
export type Memory = WeakMap<object, { template: string; data: Scope; views: View[] }>
