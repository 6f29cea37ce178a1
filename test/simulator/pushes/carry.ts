import { request } from 'undici'
import type { Entry } from '../journal'
import { reason } from '../reason'
import type { World } from '../world'
import type { Attempt } from './push'

export interface Parcel {
  url: string
  headers: Record<string, string>
  body: string
}

async function post(world: World, { url, headers, body }: Parcel): Promise<{ status: number; body: string }> {
  const answer = await request(url, {
    method: 'POST',
    body,
    dispatcher: world.agent,
    headers: { ...headers, 'user-agent': 'Mozilla/4.0' },
    signal: AbortSignal.timeout(world.state.settings.pushTimeoutMs),
  })
  return { status: answer.statusCode, body: await answer.body.text() }
}

/** Posts once what WeChat has to say, and notes what came back, in time or not. */
export async function carry(world: World, parcel: Parcel, entry: Entry): Promise<Attempt> {
  const at = world.clock.now()
  const started = performance.now()
  const facts = await post(world, parcel).then(
    ({ status, body }) => ({ status, body, error: '' }),
    (error: unknown) => ({ status: null, body: '', error: reason(error) }),
  )
  entry.durationMs = Math.round(performance.now() - started)
  if (facts.status !== null) entry.answer = { status: facts.status, contentType: '', body: facts.body }
  if (facts.error) entry.warnings.push(facts.error)
  return { at, ...facts, durationMs: entry.durationMs }
}
