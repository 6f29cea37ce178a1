import type { App } from '../accounts'
import type { Who } from '../phones/phone'
import type { Code } from '../state'
import type { World } from '../world'
import { no } from './errcodes'

const dayMs = 86_400_000

const looks: Record<Code['kind'], (world: World) => string> = {
  preAuth: (world) => `preauthcode@@@${world.random.text(64)}`,
  auth: (world) => `queryauthcode@@@${world.random.text(64)}`,
  js: (world) => `0${world.random.text(31)}`,
  phone: (world) => world.random.text(64, '0123456789abcdef'),
  fastRegister: (world) => `ticket@@@${world.random.text(64)}`,
}

const forgottenEvery = 100

/** Forgets codes a day after their end, now and then. */
function forgetOld(world: World): void {
  if (world.id() % forgottenEvery !== 0) return
  const before = world.clock.now() - dayMs
  for (const code of Object.values(world.state.codes)) if (code.expiresAt < before) delete world.state.codes[code.value]
}

export function issueCode(
  world: World,
  kind: Code['kind'],
  seconds: number,
  about: Partial<Pick<Code, 'appid' | 'who' | 'from'>> = {},
): Code {
  forgetOld(world)
  const expiresAt = world.clock.now() + seconds * 1000
  const value = looks[kind](world)
  const code: Code = { value, kind, appid: '', who: null, from: '', ...about, expiresAt, spentAt: null }
  world.state.codes[value] = code
  return code
}

export function findCode(world: World, kind: Code['kind'], value: string): Code | undefined {
  const code = Object.hasOwn(world.state.codes, value) ? world.state.codes[value] : undefined
  return code?.kind === kind ? code : undefined
}

export const isExpired = (world: World, code: Code): boolean => code.expiresAt <= world.clock.now()

/** Looks a code up and refuses with the code's own numbers for unknown, expired and used. */
export function usableCode(
  world: World,
  kind: Code['kind'],
  value: string,
  errcodes: { unknown: number; expired: number; used: number },
): Code {
  const code = findCode(world, kind, value)
  if (!code) throw no(errcodes.unknown)
  if (code.spentAt !== null) throw no(errcodes.used)
  if (isExpired(world, code)) throw no(errcodes.expired)
  return code
}

export function spendCode(world: World, code: Code): void {
  code.spentAt = world.clock.now()
}

/** A code of another mini-program is as unknown as garbage (40029); a used one is 40163 (grade C). */
export function personalCode(world: World, kind: 'js' | 'phone', value: string, app: App): { code: Code; who: Who } {
  const used = kind === 'js' ? 40163 : 40029
  const code = usableCode(world, kind, value, { unknown: 40029, expired: 40029, used })
  if (code.appid !== app.appid || !code.who) throw no(40029)
  return { code, who: code.who }
}
