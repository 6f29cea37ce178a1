import { isLoopback, type World } from '../world'
import { no } from './errcodes'
import { text, type Call } from './row'

export type Action = 'add' | 'delete' | 'set' | 'get'

export function actionOf({ body }: Call): Action {
  const action = text(body, 'action')
  if (action === 'add' || action === 'delete' || action === 'set' || action === 'get') return action
  throw no(85015, 'action')
}

export function textsOf({ body }: Call, name: string): string[] {
  const list: unknown = body[name] ?? []
  if (!Array.isArray(list) || list.some((one) => typeof one !== 'string')) throw no(47001, name)
  return list as string[]
}

/** What a list is after an action. */
export function afterwards(action: Action, before: readonly string[], given: readonly string[]): string[] {
  if (action === 'set') return [...new Set(given)]
  if (action === 'add') return [...new Set([...before, ...given])]
  return before.filter((one) => !given.includes(one))
}

export const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join()

const isIp = (host: string) => /^[\d.]+$|^\[/.test(host)

const forbidden = ['api.weixin.qq.com']

const hostLook = /^([a-z0-9-]+\.)+[a-z]{2,}(:\d{1,5})?$/i

/** A host of a platform's own list: no scheme, no path, no IP address. */
export const isBareHost = (world: World, host: string): boolean =>
  isOwnMachine(world, `http://${host}`) || (hostLook.test(host) && !forbidden.includes(host.toLowerCase()))

/** An address of this machine, where those count as registered. */
export const isOwnMachine = (world: World, address: string): boolean =>
  world.options.loopback && URL.canParse(address) && isLoopback(new URL(address).hostname)

/** An entry of a mini-program's list: scheme and host, perhaps a port, nothing after it. */
export function isEntry(world: World, entry: string, scheme: string): boolean {
  if (isOwnMachine(world, entry)) return true
  const [, given = '', host = ''] = /^(\w+:)\/\/([^/?#]+)\/?$/.exec(entry) ?? []
  return given === scheme && !isIp(host) && isBareHost(world, host)
}

/** Host with port, without scheme. */
export const hostOf = (entry: string): string => entry.replace(/^\w+:\/\//, '').replace(/\/$/, '')

const changesPerMonth = 50

/** 50 changes a month, of each account and of the platform itself. */
export const monthlyChanges = (what: string, owner: string): [string, number] => [
  `${what} changes ${owner}`,
  changesPerMonth,
]
