import { endpoint, type WechatBytes } from './endpoint'

// Sources: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/, one page for each, named as the
// constant here.

interface Look {
  /** Pixels, 280 to 1280, 430 unless said. */
  width?: number
  /** WeChat chooses the colour of the lines, else `line_color`. */
  auto_color?: boolean
  line_color?: { r: number; g: number; b: number }
  /** A transparent PNG instead of a JPEG. */
  is_hyaline?: boolean
}

interface Limited extends Look {
  /** A page with its query, at most 1024 characters. */
  path: string
  env_version?: EnvVersion
}

interface Unlimited extends Look {
  /**
   * What the page is told: 1 to 32 of digits, letters and `!#$&'()*+,/:;=?@-._~`. The page receives it encoded for a URL and
   * must decode it.
   */
  scene: string
  /** Without a leading slash, without a query; the home page unless said. */
  page?: string
  /** Unless false, the page must be in the live version (41030), and there must be one. */
  check_path?: boolean
  env_version?: EnvVersion
}

/** Which version it opens, the live one unless said. */
type EnvVersion = 'release' | 'trial' | 'develop'

/**
 * 获取小程序码 (有限): 100,000 for ever, together with `createQRCode` (45029). Rather `getUnlimitedQRCode`.
 *
 * A second call may count again.
 */
export const getQRCode = endpoint<Limited, WechatBytes>({
  method: 'POST',
  path: '/wxa/getwxacode',
  token: 'authorizer',
  body: 'json',
  answer: 'binary',
  repeatable: false,
})

/** 获取不限制的小程序码: as many as one likes, 5000 a minute (45009 is about the minute here). */
export const getUnlimitedQRCode = endpoint<Unlimited, WechatBytes>({
  method: 'POST',
  path: '/wxa/getwxacodeunlimit',
  token: 'authorizer',
  body: 'json',
  answer: 'binary',
  repeatable: true,
  errors: { 45009: 'TOO_OFTEN' },
})

/** 获取小程序二维码: the square kind, for a path of up to 128 characters. Counts with `getQRCode`. */
export const createQRCode = endpoint<{ path: string; width?: number }, WechatBytes>({
  method: 'POST',
  path: '/cgi-bin/wxaapp/createwxaqrcode',
  token: 'authorizer',
  body: 'json',
  answer: 'binary',
  repeatable: false,
})
