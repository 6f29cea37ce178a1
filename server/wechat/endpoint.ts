import type { WechatFailureCode } from './errorTexts'

/** What is different about one of WeChat's APIs. What is common to all of them is in `client.ts`. */
export interface EndpointSpec {
  method: 'GET' | 'POST'
  path: string
  /**
   * Whose token goes into the URL. `authorizer`: the account's own, which a component has from the authorisation and our
   * own mini-program from `stableToken`. `either`: both kinds work, each for its own account.
   */
  token: 'none' | 'component' | 'authorizer' | 'either'
  /** The parameter that carries the token, where it is not `access_token`. */
  tokenParam?: 'component_access_token'
  /** Filled in by the client, so that no caller has to know it. */
  adds?: 'component_appid'
  /** Where the request's fields go. `multipart`: a `WechatFile` becomes a file, the rest text. */
  body: 'json' | 'query' | 'multipart'
  /** Fields that go into the URL although there is a body. */
  queryFields?: readonly string[]
  /** `binary`: the bytes of a picture or file, as `WechatBytes`. */
  answer?: 'json' | 'binary'
  /** Fields without which an answer is none, as paths: `authorization_info.authorizer_appid`. */
  needs?: readonly string[]
  /** True when a second call after a lost answer does no harm and tells no lie ("used already"). */
  repeatable: boolean
  /** All of one try, 10 s unless said. */
  timeoutMs?: number
  /** Errcodes that mean something special here. */
  errors?: Readonly<Record<number, WechatFailureCode>>
}

declare const shapes: unique symbol

export interface Endpoint<Request, Answer> extends EndpointSpec {
  /** Only for the compiler: what goes in and what comes out. */
  readonly [shapes]?: (request: Request) => Answer
}

/** One API of WeChat as data, with the types of its request and its answer. */
export const endpoint = <Request extends object, Answer>(spec: EndpointSpec): Endpoint<Request, Answer> => spec

/** The request of an API that takes none. */
export type Nothing = Record<string, never>

/** The answer of an API that only says yes. */
export interface Done {
  errmsg?: string
}

/** A file to upload. WeChat refuses one without a name that ends in its kind. */
export class WechatFile {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly bytes: Uint8Array,
  ) {}
}

/** A picture or file that WeChat sent. */
export interface WechatBytes {
  type: string
  bytes: Buffer
}
