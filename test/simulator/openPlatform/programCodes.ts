import { configOf, pagesOf } from '../programs/build'
import { codePicture, codeText, type CodeLook, type CodeTarget } from '../programs/codePicture'
import { programOf, type Program } from '../programs/program'
import { no } from './errcodes'
import { take } from './quotas'
import { account, Bytes, official, text, tokensApp, type Call, type Rows } from './row'

const page = (name: string, grade: string) => official(`miniprogram-management/qrcode-link/qrcode/${name}`, grade)

/** Codes are a mini-program's own affair: its own token makes them as well as its platform's. */
function programCall(call: Call) {
  const app = tokensApp(call)
  return { app, program: programOf(call.world, app.appid) }
}

const kinds: Record<string, CodeTarget['kind']> = { release: 'live', trial: 'trial', develop: 'trial' }

function kindOf({ body }: Call): CodeTarget['kind'] {
  const kind = kinds[text(body, 'env_version') || 'release']
  if (!kind) throw no(40097, 'env_version')
  return kind
}

const byte = (value: unknown) => {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > 255) throw no(40097, 'line_color')
  return number.toString(16).padStart(2, '0')
}

/** Numbers or texts, both are sent by SDKs. */
function colourOf({ body }: Call): string {
  const { line_color: given, auto_color: isAuto } = body
  if (isAuto === true || typeof given !== 'object' || given === null) return '#000000'
  const { r, g, b } = given as Record<string, unknown>
  return `#${byte(r)}${byte(g)}${byte(b)}`
}

function widthOf({ body }: Call): number {
  const width = body['width'] ?? 430
  if (typeof width !== 'number') throw no(40097, 'width')
  return Math.min(1280, Math.max(280, Math.round(width)))
}

function picture(target: CodeTarget, look: CodeLook): Bytes {
  const [type, end] = look.isHyaline ? ['image/png', 'png'] : ['image/jpeg', 'jpg']
  return new Bytes(type, `QRCode.${end}`, () => codePicture(codeText(target), look))
}

const lookOf = (call: Call): CodeLook => ({
  width: widthOf(call),
  colour: colourOf(call),
  isHyaline: call.body['is_hyaline'] === true,
})

/** Limited codes are for ever, so both endpoints share one number for ever. */
function takeLimited({ world }: Call, program: Program): void {
  if (program.limitedCodes >= world.state.settings.limitedCodes) throw no(45029)
  program.limitedCodes += 1
}

function pathOf({ body }: Call, longest: number): string {
  const path = text(body, 'path')
  if (!path || path.length > longest) throw no(40159)
  return path
}

const sceneLook = /^[\w!#$&'()*+,/:;=?@.~-]*$/

function sceneOf({ body }: Call): string {
  const scene = text(body, 'scene')
  if (scene.length > 32) throw no(40169)
  if (!scene || !sceneLook.test(scene)) throw no(40129)
  return scene
}

/** Unless told not to look, the page must be in the version the code leads to; without one there is no page at all. */
function pageOf({ world, body }: Call, program: Program, kind: CodeTarget['kind']): string {
  const asked = text(body, 'page')
  if (body['check_path'] === false) return asked
  const version = program[kind]
  const pages = version ? pagesOf(configOf(world, version.build)) : []
  if (!pages.includes(asked || (pages[0] ?? ''))) throw no(41030, asked)
  return asked
}

const shape = 'width auto_color line_color is_hyaline env_version'
const perMinute = 5000

export const programCodeRows: Rows = {
  /** 获取小程序码（有限）. …/qrcode/getQRCode.html, grade B. */
  'POST /wxa/getwxacode': account(page('getQRCode', 'B'), { sets: [17], body: `path ${shape}` }, (call) => {
    const { app, program } = programCall(call)
    const target = { appid: app.appid, kind: kindOf(call), path: pathOf(call, 1024), scene: '' }
    const look = lookOf(call)
    takeLimited(call, program)
    call.spend(app.appid)
    return picture(target, look)
  }),

  /** 获取不限制的小程序码. …/qrcode/getUnlimitedQRCode.html, grade A+B. */
  'POST /wxa/getwxacodeunlimit': account(
    page('getUnlimitedQRCode', 'A+B'),
    { sets: [17], body: `scene page check_path scancode_time ${shape}` },
    (call) => {
      const { app, program } = programCall(call)
      if ('scancode_time' in call.body) throw no(85096)
      const [scene, kind, look] = [sceneOf(call), kindOf(call), lookOf(call)]
      const path = pageOf(call, program, kind)
      take(call.world, 'minute', `codes ${app.appid}`, perMinute, 45009)
      call.spend(app.appid)
      return picture({ appid: app.appid, kind, path, scene }, look)
    },
  ),

  /** 获取小程序二维码. …/qrcode/createQRCode.html, grade B: shares the number of getwxacode. */
  'POST /cgi-bin/wxaapp/createwxaqrcode': account(
    page('createQRCode', 'B'),
    { sets: [17], body: 'path width' },
    (call) => {
      const { app, program } = programCall(call)
      const target: CodeTarget = { appid: app.appid, kind: 'live', path: pathOf(call, 128), scene: '' }
      const width = widthOf(call)
      takeLimited(call, program)
      call.spend(app.appid)
      return picture(target, { width })
    },
  ),
}
