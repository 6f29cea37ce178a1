import type { XmlFields } from '../xml'

/** What may be wrong about a push, on request. */
export interface PushManner {
  wrongSignature: boolean
  oldKey: boolean
  json: boolean
  unsealed: boolean
}

export interface Attempt {
  at: number
  status: number | null
  body: string
  error: string
  durationMs: number
}

/** One message from WeChat to the platform. A retry repeats its plaintext, sealed anew. */
export interface Push {
  id: string
  kind: string
  channel: 'component' | 'authorizer'
  appid: string
  openid: string
  createdAt: number
  fields: XmlFields
  plaintext: string
  manner: PushManner
  attempts: Attempt[]
  state: 'held' | 'planned' | 'delivered' | 'failed' | 'lost'
  /** What the receiver said inside a sealed reply. */
  reply: string
}

export const plainManner: PushManner = { wrongSignature: false, oldKey: false, json: false, unsealed: false }
