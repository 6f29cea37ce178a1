import { delayFault } from '../faults'
import { count } from '../journal'
import type { World } from '../world'
import { writeXml, type XmlFields } from '../xml'
import { plainManner, type Push, type PushManner } from './push'

export interface Order {
  kind: string
  channel: Push['channel']
  appid: string
  fields: XmlFields
  openid?: string
  /** How often it is sent, as if each time were the first. */
  times?: number
  delaySeconds?: number
  manner?: Partial<PushManner>
}

const keptPushes = 2000

function create(world: World, order: Order): Push {
  const push: Push = {
    id: `p${world.id()}`,
    kind: order.kind,
    channel: order.channel,
    appid: order.appid,
    openid: order.openid ?? '',
    createdAt: world.clock.now(),
    fields: order.fields,
    plaintext: writeXml(order.fields),
    manner: { ...plainManner, ...order.manner },
    attempts: [],
    state: 'planned',
    reply: '',
  }
  world.state.pushes.push(push)
  if (world.state.pushes.length > keptPushes) world.state.pushes.shift()
  return push
}

export const findPush = (world: World, id: string): Push | undefined =>
  world.state.pushes.find((push) => push.id === id)

const planAt = (world: World, push: Push, at: number) => {
  push.state = 'planned'
  world.clock.plan(at, 'push', push.id)
}

/** Puts a push on its way; it is sent when its moment comes, or when held pushes are released. */
export function order(world: World, wanted: Order): Push {
  count(world, `push ${wanted.kind}`)
  const push = create(world, wanted)
  const delaySeconds = wanted.delaySeconds ?? delayFault(world, wanted.kind)
  const at = world.clock.now() + delaySeconds * 1000
  if (world.state.settings.holdsPushes) push.state = 'held'
  else for (let sent = 0; sent < (wanted.times ?? 1); sent += 1) planAt(world, push, at)
  return push
}

/** Notes the next try of a push nobody took, or gives it up. */
export function retryLater(world: World, push: Push): void {
  const { pushAttempts, pushRetrySeconds } = world.state.settings
  if (push.attempts.length >= pushAttempts) push.state = 'failed'
  else planAt(world, push, world.clock.now() + pushRetrySeconds * 1000)
}

export type ReleaseOrder = 'asIs' | 'reverse' | 'shuffle'

/** Lets held pushes go, in the order wanted, and stops holding. */
export function release(world: World, by: ReleaseOrder): Push[] {
  const held = world.state.pushes.filter((push) => push.state === 'held')
  const inOrder = { asIs: () => held, reverse: () => [...held].reverse(), shuffle: () => world.random.shuffle(held) }[
    by
  ]()
  world.state.settings.holdsPushes = false
  inOrder.forEach((push) => planAt(world, push, world.clock.now()))
  return inOrder
}
