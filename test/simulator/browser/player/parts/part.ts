import type { PageView } from '../pageView'
import type { Point } from '../point'

export type Attributes = Record<string, unknown>

/** One of WeChat's built-in components, painted. */
export interface Part {
  host: HTMLElement
  /** Where its children go; the host itself unless said otherwise, null: it has none. */
  slot?: HTMLElement | null
  /** Called at first with all attributes, later when one of them has changed. */
  update?(attributes: Attributes, has: (name: string) => boolean): void
  tapped?(where: Point): void
  /** A disabled control swallows taps. */
  isDeaf?(): boolean
  /** Of a control in a form, under its `name`. */
  field?: { value(): unknown; reset(): void }
  removed?(): void
}

/** What a built-in component may use of the page it is on. */
export interface PartWorld {
  tag: string
  page: PageView
  /** Raises an event of this component, as `bindchange` hears it. */
  emit(type: string, detail: unknown): void
}

export type PartMaker = (world: PartWorld) => Part

export const element = (tag: string, className = ''): HTMLElement => {
  const made = document.createElement(tag)
  if (className) made.className = className
  return made
}

/** A component that only holds others. */
export const plain: PartMaker = ({ tag }) => ({ host: element(`wx-${tag}`) })
