import type { World } from '../world'

/** A file WeChat keeps for one account. Ids of different uses cannot stand for each other. */
export interface Medium {
  id: string
  appid: string
  use: 'review' | 'temporary' | 'permanent' | 'guideline'
  type: string
  contentType: string
  base64: string
  /** A reviewer's screenshot is drawn from these lines when somebody asks for it. */
  lines: string[]
  at: number
}

const lifeMs = 3 * 86_400_000

const lasts = (medium: Medium) => medium.use === 'permanent' || medium.use === 'guideline'

const isOld = (world: World, medium: Medium) => !lasts(medium) && medium.at + lifeMs <= world.clock.now()

function forgetOld(world: World): void {
  for (const medium of Object.values(world.state.media)) if (isOld(world, medium)) delete world.state.media[medium.id]
}

export function keepMedium(world: World, facts: Omit<Medium, 'id' | 'at' | 'lines'> & { lines?: string[] }): Medium {
  forgetOld(world)
  const medium: Medium = { lines: [], ...facts, id: world.random.text(48), at: world.clock.now() }
  world.state.media[medium.id] = medium
  return medium
}

/** A medium of this account and use that is still there; temporary ones last three days (grade A). */
export function findMedium(world: World, appid: string, use: Medium['use'], id: unknown): Medium | undefined {
  const medium = typeof id === 'string' && Object.hasOwn(world.state.media, id) ? world.state.media[id] : undefined
  return medium?.appid === appid && medium.use === use && !isOld(world, medium) ? medium : undefined
}

const kinds: [type: string, contentType: string, at: number, head: string][] = [
  ['image', 'image/png', 0, '\x89PNG'],
  ['image', 'image/jpeg', 0, '\xff\xd8\xff'],
  ['image', 'image/gif', 0, 'GIF8'],
  ['video', 'video/mp4', 4, 'ftyp'],
  ['voice', 'audio/mpeg', 0, 'ID3'],
  ['voice', 'audio/amr', 0, '#!AMR'],
]

/** What a file really is, by its first bytes. */
export function kindOf(bytes: Buffer): { type: string; contentType: string } | undefined {
  const found = kinds.find(([, , at, head]) => bytes.toString('latin1', at, at + head.length) === head)
  return found && { type: found[0], contentType: found[1] }
}
