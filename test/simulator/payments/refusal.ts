/** Where a parameter is wrong. */
export interface Detail {
  /** As a path: `/amount/total`. */
  field: string
  value: unknown
  issue: string
  location: 'body' | 'query' | 'path'
}

/** A "no" of API v3: thrown by checks and handlers, answered as `{code, message, detail}`. */
export class PayRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: Detail,
  ) {
    super(message)
  }
}

// Status and words of each code. Source: the error tables under pay.weixin.qq.com/doc/v3, grade A unless said.
const refusals = {
  SIGN_ERROR: [401, '签名错误，请检查后再试'],
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '请求不符合业务规则'],
  APPID_MCHID_NOT_MATCH: [400, 'appid和mchid不匹配，请检查后再试'],
  MCH_NOT_EXISTS: [400, '商户号不存在'],
  ORDER_CLOSED: [400, '订单已关闭'],
  /** Spelling and status from memory (M). */
  ORDERPAID: [400, '订单已支付'],
  NO_AUTH: [403, '商户无权限使用该产品或接口'],
  OUT_TRADE_NO_USED: [403, '商户订单号重复'],
  NOT_ENOUGH: [403, '基本账户余额不足，请充值后重新发起'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '资源不存在'],
  /** Bills; from memory (M). */
  NO_STATEMENT_EXIST: [400, '账单文件不存在'],
  STATEMENT_CREATING: [400, '账单文件生成中'],
  FREQUENCY_LIMITED: [429, '频率超限'],
} as const satisfies Record<string, readonly [number, string]>

export function refuse(code: keyof typeof refusals, message?: string, detail?: Detail): PayRefusal {
  const [status, words] = refusals[code]
  return new PayRefusal(status, code, message ?? words, detail)
}
