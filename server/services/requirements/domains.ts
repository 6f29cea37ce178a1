import { isIP } from 'node:net'
import type { ProgramDomains } from '../../../shared/program'
import { errorTexts } from '../../wechat/errors'
import { advising, blocking, done, failing, merchant, ofProgram, type Rule } from './rule'

const isLoopback = (hostname: string): boolean => hostname === 'localhost' || /^127\.|^\[::1\]$/.test(hostname)

const kinds = ['request', 'upload', 'download', 'socket'] as const

/** https or wss, a name, the usual port. Only beside a simulator it may be this machine. */
function isLegal(address: string, scheme: string, mayBeNear: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port } = new URL(address)
  if (mayBeNear && isLoopback(hostname)) return true
  const isName = isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && hostname.includes('.')
  return protocol === scheme && isName && port === ''
}

const legal = blocking('DOMAINS', '服务器域名', ({ wanted, publicUrl }) => {
  const mayBeNear = isLoopback(new URL(publicUrl).hostname)
  const isAllLegal = kinds.every((kind) =>
    wanted[kind].every((address) => isLegal(address, kind === 'socket' ? 'wss:' : 'https:', mayBeNear)),
  )
  return isAllLegal ? done('店铺服务器的地址符合微信的要求') : failing(errorTexts.DOMAIN_REFUSED)
})

const covers = (set: ProgramDomains, wanted: ProgramDomains): boolean =>
  kinds.every((kind) => wanted[kind].every((address) => set[kind].includes(address)))

/** Each release sets them: before the first one, and during one, there is nothing to say. */
const set = advising(
  'DOMAINS_SET',
  '域名设置',
  ofProgram('domains', (domains, { wanted, ended, inFlight }) => {
    if (!ended || inFlight) return null
    if (covers(domains, wanted)) return done('小程序可以访问店铺的服务器')
    return failing(merchant('小程序里的服务器地址不是最新的，发布新版本时会自动更新', 'openRelease'))
  }),
)

export const domains: readonly Rule[] = [legal, set]
