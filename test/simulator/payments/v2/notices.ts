import type { World } from '../../world'
import { writeXml } from '../../xml'
import { sealRefund, signTypeOf, signV2, type Fields } from './sign'

const asText = (content: Record<string, unknown>): Fields =>
  Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )

const nonce = (world: World) => world.random.text(32)

/** 支付结果通知: all in the open, signed with the key of v2. A wrong amount is `total_fee`, as everything is text. */
export function paidNotice(world: World, content: Record<string, unknown>, key: string): string {
  const { amount, ...rest } = content
  const total =
    typeof amount === 'object' && amount !== null ? { total_fee: String(Number(rest['total_fee']) + 1) } : {}
  const fields = { ...asText(rest), ...total, nonce_str: nonce(world) }
  return writeXml({ ...fields, sign: signV2(fields, key, signTypeOf(fields)) })
}

/** 退款结果通知: no signature, everything but the parties in req_info. */
export function refundNotice(world: World, content: Record<string, unknown>, key: string): string {
  const { appid = '', mch_id = '', sub_mch_id, sub_appid, ...rest } = asText(content)
  const sub = sub_mch_id === undefined ? {} : { sub_mch_id, sub_appid: sub_appid ?? '' }
  const inner = writeXml(rest).replace(/^<xml>(.*)<\/xml>$/s, '<root>$1</root>')
  const outer = { return_code: 'SUCCESS', appid, mch_id, ...sub, nonce_str: nonce(world) }
  return writeXml({ ...outer, req_info: sealRefund(inner, key) })
}
