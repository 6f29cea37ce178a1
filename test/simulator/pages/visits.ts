import type { Who } from '../phones/phone'
import type { World } from '../world'

/** Somebody in front of one of the pages. */
export interface Visit {
  id: string
  kind: 'authorise' | 'fastRegister'
  channel: 'pc' | 'mobile'
  params: Record<string, string>
  who: Who | null
  state: 'open' | 'scanned' | 'done' | 'cancelled'
  location: string
}

const keptVisits = 500

export function openVisit(world: World, visit: Pick<Visit, 'kind' | 'channel' | 'params' | 'who'>): Visit {
  const complete: Visit = { ...visit, id: world.random.text(24), state: 'open', location: '' }
  world.state.visits[complete.id] = complete
  const [oldest, ...others] = Object.keys(world.state.visits)
  if (oldest && others.length >= keptVisits) delete world.state.visits[oldest]
  return complete
}

export const findVisit = (world: World, id: string): Visit | undefined =>
  Object.hasOwn(world.state.visits, id) ? world.state.visits[id] : undefined
