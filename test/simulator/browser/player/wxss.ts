import { resolve } from './modules'

/** The phones are 375 px wide, and a screen is 750 rpx. */
const pxPerRpx = 0.5

/** A wxss file with its imports, as CSS for the phone. */
export function wxssOf(path: string, sources: ReadonlyMap<string, string>): string {
  const source = sources.get(path)
  if (source === undefined) return ''
  const whole = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import\s+(?:url\()?\s*["']([^"']+)["']\)?\s*;?/g, (_, wanted: string) => {
      const target = resolve(path, wanted)
      return target === path ? '' : wxssRaw(target, sources)
    })
  return phoneLengths(withTags(whole))
}

const wxssRaw = (path: string, sources: ReadonlyMap<string, string>): string =>
  (sources.get(path) ?? '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import\s+(?:url\()?\s*["']([^"']+)["']\)?\s*;?/g, (_, wanted: string) =>
      wxssRaw(resolve(path, wanted), sources),
    )

/** rpx, the size of the page's window, and the safe area, in words a browser without a notch understands. */
export const phoneLengths = (css: string): string =>
  css
    .replace(/(-?(?:\d*\.)?\d+)rpx\b/gi, (_, rpx: string) => `${round(Number(rpx) * pxPerRpx)}px`)
    .replace(/(-?(?:\d*\.)?\d+)(vh|vw)\b/g, (_, share: string, unit: string) => `calc(${share} * var(--wx-${unit}))`)
    .replace(/(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^)]*)?\)/g, 'var(--wx-safe-$1)')

const round = (px: number): number => Math.round(px * 1000) / 1000

const tags =
  'page view text button image input textarea switch radio radio-group checkbox checkbox-group picker picker-view ' +
  'picker-view-column form label scroll-view swiper swiper-item rich-text navigator progress slider icon canvas ' +
  'web-view cover-view cover-image root-portal page-container movable-area movable-view video map camera audio editor'

const tagSelector = new RegExp(`(^|[\\s>+~,(])(${tags.split(' ').reverse().join('|')})(?![\\w-])`, 'g')

/** Type selectors become our own elements: `page view` → `wx-page wx-view`. */
function withTags(css: string): string {
  let prelude = ''
  let done = ''
  for (const piece of css.match(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|[{};]|[^{};"'u]+|u/g) ?? []) {
    if (piece === '{') {
      done += prelude.trimStart().startsWith('@') ? prelude : prelude.replace(tagSelector, '$1wx-$2')
      done += piece
      prelude = ''
    } else if (piece === '}' || piece === ';') {
      done += prelude + piece
      prelude = ''
    } else prelude += piece
  }
  return done + prelude
}
