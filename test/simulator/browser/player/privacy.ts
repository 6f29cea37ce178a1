import { isCall } from '../kit/value'
import type { Program } from './program'
import { Refusal } from './refusal'

/** 用户隐私保护指引: with `__usePrivacyCheck__` an API that touches personal data waits for the person's consent. */
const key = 'privacy'

export const needsPrivacy = ({ package: { config }, memory }: Program): boolean =>
  config.usesPrivacyCheck && memory.read(key) === undefined

export const consent = ({ memory }: Program): void => memory.write(key, 'agreed')

let waiting: ((isAgreed: boolean) => void)[] = []

/**
 * Asks for consent: by the program's own dialog when it listens to onNeedPrivacyAuthorization (then a button with
 * open-type agreePrivacyAuthorization settles it), else by WeChat's.
 */
export async function agree(program: Program, api = 'requirePrivacyAuthorize'): Promise<boolean> {
  if (!needsPrivacy(program)) return true
  const listeners = [...(program.listeners.get('needPrivacyAuthorization') ?? [])].filter(isCall)
  const isAgreed = listeners.length > 0 ? await byProgram(listeners, api) : await byWechat(program)
  if (isAgreed) consent(program)
  return isAgreed
}

/**
 * What stands before every API that touches personal data: the guideline has to name it, and the person to agree.
 * errno of callbacks-and-login.md §5.5, grade M.
 */
export async function consented(program: Program, api: string): Promise<void> {
  if (program.package.undeclared.includes(api))
    throw new Refusal('api scope is not declared in the privacy agreement', { errno: 112 })
  if (!(await agree(program, api))) throw new Refusal('privacy permission is not authorized', { errno: 104 })
}

/** 地理位置接口 are refused before anybody is asked when app.json does not name them. */
export function declaredInApp({ package: { config } }: Program, api: string): void {
  if (config.requiredPrivateInfos.includes(api)) return
  throw new Refusal('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
}

const byWechat = (program: Program): Promise<boolean> => program.overlays.ask('privacy', { program: program.name })

function byProgram(listeners: ((...args: unknown[]) => unknown)[], api: string): Promise<boolean> {
  return new Promise((settle) => {
    waiting.push(settle)
    const resolve = ({ event }: { event: string }) => event !== 'exposureAuthorization' && decide(event === 'agree')
    for (const listener of listeners) listener(resolve, { referrer: api })
  })
}

/** The button with open-type agreePrivacyAuthorization was tapped, or the program's dialog was refused. */
export function decide(isAgreed: boolean): void {
  const settled = waiting
  waiting = []
  for (const settle of settled) settle(isAgreed)
}

export async function openPrivacyText(program: Program): Promise<void> {
  await program.overlays.ask('document', {
    title: `${program.name}小程序隐私保护指引`,
    text: [
      '本指引是小程序开发者为处理你的个人信息而制定。',
      ...purposesOf(program),
      '你可以在小程序主页右上角“…”—“设置”中停用已授权的权限。',
    ],
  })
}

const unknown = '开发者处理的信息以小程序里的说明为准。'

const purposesOf = ({ package: { purposes } }: Program): string[] =>
  purposes.length === 0
    ? [unknown]
    : purposes.map(({ name, purpose }) => `为了${purpose}，开发者将在获取你的明示同意后，处理你的${name}。`)
