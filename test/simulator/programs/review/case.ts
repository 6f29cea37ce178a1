import type { App } from '../../accounts'
import type { World } from '../../world'
import { configOf } from '../build'
import { programOf, type Audit, type Program } from '../program'
import type { Sight } from './sight'

/** Everything a reviewer has in front of him. */
export interface Case {
  world: World
  app: App
  program: Program
  audit: Audit
  sight: Sight
}

export const aCase = (world: World, app: App, audit: Audit, sight: Sight): Case => ({
  world,
  app,
  program: programOf(world, app.appid),
  audit,
  sight,
})

export const firstWith = (texts: readonly string[], word: (text: string) => string | undefined) =>
  texts.map((text) => [text, word(text)] as const).find(([, found]) => found)

export const quoted = (found: readonly [string, string | undefined] | undefined, sentence: string) =>
  found && `${sentence}：“${found[1] ?? ''}”（${found[0].slice(0, 20)}）`

/** What the platform wrote for the reviewer and for the search. */
export function submittedTexts({ world, audit: { submission, version } }: Case): string[] {
  const title = (configOf(world, version.build)['window'] as Record<string, unknown> | undefined)?.[
    'navigationBarTitleText'
  ]
  const items = submission.items.flatMap((item) => [item.title, ...item.tag.split(' ')])
  return [...items, submission.versionDesc, typeof title === 'string' ? title : ''].filter(Boolean)
}
