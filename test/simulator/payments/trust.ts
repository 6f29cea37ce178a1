import type { World } from '../world'
import { lines, signText } from './crypto'
import { platformCertificates } from './certificates'
import type { Merchant } from './state'

/** A key of WeChat's that signs, and the name a merchant knows it by. */
export interface Signer {
  serial: string
  privateKeyPem: string
}

const publicKeySigner = ({ publicKey }: Merchant): Signer | null =>
  publicKey && { serial: publicKey.id, privateKeyPem: publicKey.privateKeyPem }

const platformSigner = (world: World): Signer | null => platformCertificates(world).at(-1) ?? null

function known(signer: Signer | null): Signer {
  if (!signer) throw new Error('WeChat has no key to sign with')
  return signer
}

/** Whether a merchant may name this serial in Wechatpay-Serial at all. */
export const isKnownSerial = (world: World, merchant: Merchant, serial: string): boolean =>
  serial === merchant.publicKey?.id || platformCertificates(world).some((one) => one.serial === serial)

/**
 * Who signs an answer: the key the request names by Wechatpay-Serial, without it the platform certificate. Before the
 * change began it is always the certificate; after 作废平台证书, and for merchants who never had one, the public key.
 *
 * Source: pay.weixin.qq.com/doc/v3/merchant/4012154180 and staff replies of 2025-03, grade A.
 */
export function answerSigner(world: World, merchant: Merchant, named: string): Signer {
  if (merchant.mode === 'publicKey') return known(publicKeySigner(merchant))
  if (merchant.mode === 'both' && named === merchant.publicKey?.id) return known(publicKeySigner(merchant))
  return platformCertificates(world).find(({ serial }) => serial === named) ?? known(platformSigner(world))
}

/** How many notifications the public key signs on each day of the change, in percent (grade A). */
const switchPercent = [0, 0.1, 1, 5, 10, 20, 50, 100]

/** Who signs a notification: while a merchant changes, WeChat decides. */
export function noticeSigner(world: World, merchant: Merchant): Signer {
  const percent = { publicKey: 100, certificate: 0, both: switchPercent[merchant.switchDay] ?? 100 }[merchant.mode]
  const isByKey = percent > 0 && world.random.next() * 100 < percent
  return known(isByKey ? publicKeySigner(merchant) : platformSigner(world))
}

/** What may be wrong about a signature on purpose. */
export interface SignatureManner {
  /** Seconds the time stamp is off. */
  skewSeconds?: number
  /** `probe` begins with WECHATPAY/SIGNTEST/, `wrong` is a signature of something else. */
  spoilt?: 'probe' | 'wrong' | undefined
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

function signature(world: World, message: Buffer, signer: Signer, spoilt: SignatureManner['spoilt']): string {
  if (spoilt === 'probe') return `WECHATPAY/SIGNTEST/${world.random.text(325)}`
  return signText(spoilt ? Buffer.concat([message, Buffer.from('x')]) : message, signer.privateKeyPem)
}

/** The five headers that an answer or a notification is verified by. */
export function signedHeaders(
  world: World,
  body: string,
  signer: Signer,
  { skewSeconds = 0, spoilt }: SignatureManner = {},
): Record<string, string> {
  const timestamp = String(world.clock.seconds() + skewSeconds)
  const nonce = world.random.text(32, letters)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signature(world, lines(timestamp, nonce, body), signer, spoilt),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    'Wechatpay-Serial': signer.serial,
  }
}
