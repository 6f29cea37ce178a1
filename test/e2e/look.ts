import type { Locator } from 'playwright-core'

/** 88rpx on a phone that is 375 wide. */
const fingerPx = 44

/** The rules of axe-core that mean something on a tree of WeChat's components. */
const allRules = [
  ...['color-contrast', 'button-name', 'image-alt', 'input-button-name', 'link-name'],
  ...['aria-allowed-attr', 'aria-valid-attr', 'aria-valid-attr-value', 'duplicate-id-aria', 'nested-interactive'],
]

/** What is to be touched: what hears a tap, and WeChat's components that react by themselves. */
const touched = '[data-hears-tap], wx-switch, wx-input, wx-textarea, wx-picker'

interface Wishes {
  touched: string
  fingerPx: number
  rules: string[]
  route: string
  excused: string
}

/** The types of a browser are no part of these tests: this is what the look needs of them. */
interface Seen {
  className: unknown
  innerText?: string
  tagName: string
  scrollWidth: number
  clientWidth: number
  shadowRoot: Shadow | null
  closest(what: string): Seen | null
  contains(other: Seen | null): boolean
  scrollIntoView(how: object): void
  getBoundingClientRect(): { width: number; height: number; left: number; top: number }
}
interface Shadow {
  querySelector(what: string): Seen | null
  querySelectorAll(what: string): Iterable<Seen>
  elementFromPoint(x: number, y: number): Seen | null
}
interface Axe {
  run(
    within: object,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[] }>
}

/**
 * What can be seen to be wrong with a page, a line each: what is wider than the page, what is to be touched and smaller
 * than a finger, and what axe-core says.
 *
 * @param excused a selector of what may be smaller
 * @param rules of axe-core; none for a sight that was judged elsewhere
 */
export const lookAt = (layer: Locator, route: string, excused: string, rules = allRules): Promise<string[]> =>
  layer.evaluate(lookInPage, { touched, fingerPx, rules, route, excused })

/** Runs in the browser: it reaches for nothing outside itself. */
async function lookInPage(layer: unknown, wanted: Wishes): Promise<string[]> {
  const root = (layer as Seen).shadowRoot
  if (!root) return ['is not painted']
  const named = (seen: Seen) => {
    const { width, height } = seen.getBoundingClientRect()
    const text = (seen.innerText ?? '').replace(/\s+/g, ' ').slice(0, 20)
    return `${seen.tagName.toLowerCase()}.${String(seen.className)} “${text}” ${Math.round(width)}×${Math.round(height)}`
  }
  /** Whether a finger that lands a little beside the middle still meets it, or what belongs to it. */
  const isMet = (seen: Seen): boolean => {
    seen.scrollIntoView({ block: 'center', inline: 'center' })
    const { left, top, width, height } = seen.getBoundingClientRect()
    const [x, y, reach] = [left + width / 2, top + height / 2, wanted.fingerPx / 2 - 1]
    const around = [
      [Math.max(1, x - reach), y],
      [x + reach, y],
      [x, y - reach],
      [x, y + reach],
    ] as const
    return around.every(([atX, atY]) => {
      const met = root.elementFromPoint(atX, atY)
      return seen.contains(met) || met?.closest('wx-label')?.contains(seen)
    })
  }
  const isTooSmall = (seen: Seen): boolean => {
    const { width, height } = seen.getBoundingClientRect()
    if (width === 0 || height === 0 || Math.min(width, height) >= wanted.fingerPx - 0.5) return false
    return !(wanted.excused !== '' && seen.closest(wanted.excused)) && !isMet(seen)
  }
  const scroller = root.querySelector('wx-scroller')
  const wide =
    scroller && scroller.scrollWidth > scroller.clientWidth ? [`is wider than the phone: ${named(scroller)}`] : []
  const small = [...root.querySelectorAll(wanted.touched)].filter(isTooSmall).map((seen) => `is small: ${named(seen)}`)
  const { axe } = globalThis as unknown as { axe: Axe }
  if (wanted.rules.length === 0) return [...wide, ...small]
  const { violations } = await axe.run(
    { include: [[`.page-layer[data-route="${wanted.route}"].is-front`]] },
    { runOnly: { type: 'rule', values: wanted.rules }, resultTypes: ['violations'] },
  )
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 120)} ${any[0]?.message.slice(0, 140) ?? ''}`),
  )
  return [...wide, ...small, ...found]
}
