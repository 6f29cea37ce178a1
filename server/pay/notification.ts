import { openResource, ResourceRefused } from './crypto'
import { checkSigned, type Headers, type Trust } from './trust'

/** A notification that is genuine and readable. */
export interface Notification {
  /** WeChat's, the same in every repeat. */
  id: string
  /** `TRANSACTION.SUCCESS`, `REFUND.SUCCESS`, `REFUND.ABNORMAL`, `REFUND.CLOSED`, `SECURITY_ECHO.SUCCESS`, or one not known yet. */
  eventType: string
  resource: Record<string, unknown>
  /** Which of the keys opened it. */
  keyIndex: number
  /** Nothing proves who wrote it: it is a reason to ask, and nothing is believed of it. */
  isHint: boolean
}

/** How the notifications of one of WeChat Pay's interfaces are read and answered. */
export interface Notices {
  /** @throws SignatureRefused, NotificationUnreadable, ResourceRefused */
  open(sealed: Sealed): Notification
  /** What WeChat Pay reads as taken, where `problem` is null. */
  reply(problem: string | null): { type: string; body: string }
}

/** Signed by WeChat Pay, but not a notification. */
export class NotificationUnreadable extends Error {
  override name = 'NotificationUnreadable'
}

interface Sealed {
  headers: Headers
  /** The raw bytes: parsed and printed again they would not be what was signed. */
  body: Buffer
  trust: Trust
  /** The merchant's key, then the one before it. */
  keys: readonly string[]
  now: Date
}

/**
 * Opens a notification of one merchant: signature first, then the content.
 *
 * @throws SignatureRefused, NotificationUnreadable, ResourceRefused where none of the keys opens it
 */
export function openNotification({ headers, body, trust, keys, now }: Sealed): Notification {
  checkSigned(headers, body, trust, now)
  const { id, event_type: eventType, resource } = parseObject(body.toString())
  if (typeof id !== 'string' || typeof eventType !== 'string') throw new NotificationUnreadable('no id or event_type')
  const { plain, keyIndex } = openWithAny(sealedOf(resource), keys)
  return { id, eventType, resource: parseObject(plain), keyIndex, isHint: false }
}

function openWithAny(
  sealed: ReturnType<typeof sealedOf>,
  keys: readonly string[],
): { plain: string; keyIndex: number } {
  for (const [keyIndex, key] of keys.entries()) {
    try {
      return { plain: openResource(sealed, key), keyIndex }
    } catch (error) {
      if (!(error instanceof ResourceRefused) || error.stage === 'algorithm') throw error
    }
  }
  throw new ResourceRefused('decrypt')
}

function sealedOf(resource: unknown) {
  const { algorithm, nonce, ciphertext, associated_data } = Object(resource) as Record<string, unknown>
  const isText = (value: unknown): value is string => typeof value === 'string'
  if (!isText(algorithm) || !isText(nonce) || !isText(ciphertext)) throw new NotificationUnreadable('no resource')
  return { algorithm, nonce, ciphertext, associated_data: isText(associated_data) ? associated_data : undefined }
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new NotificationUnreadable('not JSON') // the parser's own words quote the text
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotificationUnreadable('no object')
  return value as Record<string, unknown>
}

/** Notifications of API v3. */
export const noticesV3: Notices = {
  open: openNotification,
  reply: (problem) => ({
    type: 'application/json',
    body: JSON.stringify(problem === null ? { code: 'SUCCESS' } : { code: 'FAIL', message: problem }),
  }),
}
