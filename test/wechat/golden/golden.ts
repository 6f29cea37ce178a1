import type { Endpoint, EndpointSpec, WechatBytes } from '../../../server/wechat/endpoint'

/** One call as it goes over the wire and comes back. */
export interface Golden {
  row: EndpointSpec
  request: unknown
  /** Method and address, with the token `T`. */
  line: string
  body: string
  answer: unknown
}

interface Yes {
  errcode?: 0
  errmsg?: 'ok'
}

/** A call that is answered in JSON. What the types say of request and answer holds for these too. */
export const golden = <Request, Answer>(
  row: Endpoint<Request, Answer>,
  request: NoInfer<Request>,
  line: string,
  body: string,
  answer: NoInfer<Answer> & Yes,
): Golden => ({ row, request, line, body, answer })

/** A call that is answered with a picture. */
export const goldenPicture = <Request>(
  row: Endpoint<Request, WechatBytes>,
  request: NoInfer<Request>,
  line: string,
  body: string,
): Golden => ({
  row,
  request,
  line,
  body,
  answer: { type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) },
})

export const ok = { errcode: 0, errmsg: 'ok' } as const
