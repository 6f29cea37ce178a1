import type { Entry } from '../journal'
import type { World } from '../world'
import type { Knock } from './gate'

const kept = 2000

const hex = (world: World) => world.random.text(8, '0123456789abcdef')

/** The request id behind an errmsg: seconds in hex, then chance, as in `65aabbcc-1234abcd-9876fedc`. */
export const newRid = (world: World): string => `${world.clock.seconds().toString(16)}-${hex(world)}-${hex(world)}`

/** Remembers a call for openapi/rid/get. WeChat keeps it seven days; the eldest go when there are too many. */
export function keepRid(world: World, rid: string, entry: Entry, knock: Knock, responseBody: string): void {
  const { appid, at, request } = entry
  const costMs = Math.max(1, world.clock.now() - at)
  world.state.rids.push({
    rid,
    appid,
    at,
    costMs,
    url: request.url,
    requestBody: knock.body,
    responseBody,
    ip: knock.ip,
  })
  if (world.state.rids.length > kept) world.state.rids.shift()
}
