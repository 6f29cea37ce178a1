import { findMedium, keepMedium, kindOf, type Medium } from '../programs/media'
import { screenshot } from '../programs/screenshot'
import { no } from './errcodes'
import { account, Bytes, need, official, ok, text, tokensApp, type Call, type Rows } from './row'

const page = (name: string) => official(`miniprogram-management/media/${name}`, 'B')

const megabyte = 1024 * 1024

/** Bytes a file of each kind may have. */
const reviewLimits: Record<string, number> = { image: 2 * megabyte, video: 10 * megabyte }
const temporaryLimits: Record<string, number> = {
  image: 10 * megabyte,
  voice: 2 * megabyte,
  video: 10 * megabyte,
  thumb: 64 * 1024,
}

interface Checked {
  type: string
  contentType: string
  bytes: Buffer
}

function checked({ file }: Call, limits: Record<string, number>, wanted?: string): Checked {
  const bytes = file?.bytes ?? Buffer.alloc(0)
  const kind = kindOf(bytes)
  const type = wanted ?? kind?.type ?? ''
  if (!kind || (wanted && kind.type !== (wanted === 'thumb' ? 'image' : wanted))) throw no(40005)
  if (!limits[type]) throw no(40005)
  if (bytes.length > limits[type]) throw no(40006)
  return { type, contentType: kind.contentType, bytes }
}

function keep({ world }: Call, appid: string, use: Medium['use'], { type, contentType, bytes }: Checked): Medium {
  return keepMedium(world, { appid, use, type, contentType, base64: bytes.toString('base64') })
}

function found(call: Call, appid: string, uses: Medium['use'][], id: unknown): Medium {
  const medium = uses.map((use) => findMedium(call.world, appid, use, id)).find(Boolean)
  if (!medium) throw no(40007)
  return medium
}

const extension = ({ contentType }: Medium) => contentType.split('/').at(-1) ?? 'bin'

const send = (medium: Medium) =>
  new Bytes(medium.contentType, `${medium.id}.${extension(medium)}`, async () =>
    medium.lines.length ? screenshot(medium.lines) : Buffer.from(medium.base64, 'base64'),
  )

export const mediaRows: Rows = {
  /** 上传提审素材. …/code-management/uploadMediaToCodeAudit.html, grade A+B: `mediaid` without an underscore, for three days. */
  'POST /wxa/uploadmedia': account(
    official('miniprogram-management/code-management/uploadMediaToCodeAudit', 'A+B'),
    { sets: [18], file: 'media' },
    (call) => {
      const { appid } = tokensApp(call)
      const upload = checked(call, reviewLimits)
      call.spend(appid)
      return ok({ type: upload.type, mediaid: keep(call, appid, 'review', upload).id })
    },
  ),

  /** 上传临时素材. …/media/uploadTempMedia.html, grade B: `media_id`, for three days. */
  'POST /cgi-bin/media/upload': account(
    page('uploadTempMedia'),
    { sets: [11, 18], query: 'type', file: 'media' },
    (call) => {
      const { appid } = tokensApp(call)
      const type = text(call.query, 'type')
      if (!Object.hasOwn(temporaryLimits, type)) throw no(40004)
      const upload = checked(call, temporaryLimits, type)
      call.spend(appid)
      const medium = keep(call, appid, 'temporary', upload)
      return { type, media_id: medium.id, created_at: call.world.clock.seconds() }
    },
  ),

  /** 获取临时素材. …/media/getTempMedia.html, grade B. A video answers where it can be had. */
  'GET /cgi-bin/media/get': account(page('getTempMedia'), { sets: [11, 18], query: 'media_id' }, (call) => {
    const { appid } = tokensApp(call)
    const medium = found(call, appid, ['temporary'], call.query['media_id'])
    call.spend(appid)
    if (medium.type === 'video') return { video_url: `${call.world.options.url}/media/${medium.id}` }
    return send(medium)
  }),

  /** 获取永久素材. …/media/getMaterial.html, grade B: also the pictures a reviewer took. */
  'POST /cgi-bin/material/get_material': account(page('getMaterial'), { sets: [11, 18], body: 'media_id' }, (call) => {
    const { appid } = tokensApp(call)
    const medium = found(call, appid, ['permanent'], need(call.body, 'media_id', 40007))
    call.spend(appid)
    return send(medium)
  }),
}
