import { toBuffer } from 'qrcode'
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

/** A real picture: JPEG on white, or PNG without ground. */
export async function codePicture(text: string, { width, colour = '#000000', isHyaline }: CodeLook): Promise<Buffer> {
  const light = isHyaline ? '#ffffff00' : '#ffffffff'
  const png = await toBuffer(text, { width, margin: 2, color: { dark: `${colour}ff`, light } })
  return isHyaline ? png : sharp(png).jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer()
}
