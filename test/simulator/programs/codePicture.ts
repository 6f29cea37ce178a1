import { create } from 'qrcode'
import sharp from 'sharp'

/** What a mini-program's code leads to. */
export interface CodeTarget {
  appid: string
  kind: 'trial' | 'live'
  /** Page with query; '' is the home page. */
  path: string
  /** Of unlimited codes only. */
  scene: string
}

/** WeChat's codes cannot be read by others; ours are QR codes of an address on mp.weixin.qq.com (grade D). */
export function codeText({ appid, kind, path, scene }: CodeTarget): string {
  const query = new URLSearchParams({ appid, kind, ...(path ? { path } : {}), ...(scene ? { scene } : {}) })
  return `https://mp.weixin.qq.com/a/code?${query.toString()}`
}

/** The mini-program a scanned text stands for, if it stands for one. */
export function readCode(text: string): CodeTarget | undefined {
  if (!text.startsWith('https://mp.weixin.qq.com/a/code?')) return undefined
  const { searchParams } = new URL(text)
  const field = (name: string) => searchParams.get(name) ?? ''
  const kind = field('kind')
  if (kind !== 'trial' && kind !== 'live') return undefined
  return { appid: field('appid'), kind, path: field('path'), scene: field('scene') }
}

export interface CodeLook {
  width: number
  /** `#rrggbb` */
  colour?: string
  /** Transparent ground: then it is a PNG. */
  isHyaline?: boolean
}

const margin = 2 // in modules

/** One pixel for each module, RGBA, with its margin. */
function pixelsOf(text: string, colour: string, isHyaline: boolean): { pixels: Buffer; side: number } {
  const { modules } = create(text)
  const side = modules.size + 2 * margin
  const dark = Buffer.from(`${colour.slice(1)}ff`, 'hex')
  const pixels = Buffer.alloc(side * side * 4, Buffer.from(isHyaline ? 'ffffff00' : 'ffffffff', 'hex'))
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) dark.copy(pixels, ((row + margin) * side + column + margin) * 4)
    }
  }
  return { pixels, side }
}

/** A real picture: JPEG on white, or PNG without ground. */
export async function codePicture(
  text: string,
  { width, colour = '#000000', isHyaline = false }: CodeLook,
): Promise<Buffer> {
  const { pixels, side } = pixelsOf(text, colour, isHyaline)
  const picture = sharp(pixels, { raw: { width: side, height: side, channels: 4 } }).resize(width, width, {
    kernel: 'nearest',
  })
  if (isHyaline) return picture.png().toBuffer()
  return picture.removeAlpha().jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer()
}
