import type { Program } from '../program'
import type { Apis } from './answer'
import { about } from './about'
import { audio } from './audio'
import { chatFiles } from './chatFiles'
import { device } from './device'
import { files } from './files'
import { media } from './media'
import { messages } from './messages'
import { moving } from './moving'
import { network } from './network'
import { overlays } from './overlays'
import { payment } from './payment'
import { permissions } from './permissions'
import { person } from './person'
import { places } from './places'
import { selectors } from './selectors'
import { storage } from './storage'
import { surroundings } from './surroundings'
import { unsupported } from './unsupported'

const groups = [
  unsupported,
  ...[audio, chatFiles, messages, payment, places],
  ...[about, device, files, media, moving, network, overlays, permissions, person, selectors, storage, surroundings],
]

/** Names that code looks for to find out where it runs; not finding them is an answer, not a mistake. */
const askedInVain = new Set(['webpackJsonp', 'cloud', 'then', 'toJSON', 'qy', 'preload', 'getRendererUserAgent'])

/**
 * The `wx` object. Reading a name it does not have is reported once per name, loudly: either the package has a typo or
 * this phone has a gap, and neither should look like a quiet `undefined`.
 */
export function createApis(program: Program): Apis {
  const apis: Apis = Object.assign({}, ...groups.map((group) => group(program)))
  apis.canIUse = canIUse(apis)
  const told = new Set<string | symbol>()
  return new Proxy(apis, {
    get: (all, name) => {
      if (name in all || typeof name === 'symbol' || askedInVain.has(name) || told.has(name)) return all[name as string]
      told.add(name)
      console.error(`[手机] wx.${name} 不存在：这部手机和微信文档里都没有找到它`)
      program.host.complain(program.appid, `wx.${name} 不存在`)
      return undefined
    },
  })
}

/** By the API's name alone: parameters and components beyond it are taken as present. */
const canIUse = (apis: Apis) => (schema: unknown) => {
  const [name = '', method = ''] = String(schema).split('.')
  if (name === 'button' || name === 'input' || name === 'image') return true
  const api = apis[name] ?? apis[method]
  return api !== undefined && !isGap(api)
}

const isGap = (api: unknown): boolean => typeof api === 'function' && 'isGap' in api
