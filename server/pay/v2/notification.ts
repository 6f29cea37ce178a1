import { writeXml, XmlRefused } from '../../xml'
import { NotificationUnreadable, type Notices, type Notification } from '../notification'
import { SignatureRefused } from '../trust'
import { openReqInfo } from './crypto'
import { isSigned, type Fields } from './signing'
import { refundStatuses, toldOf } from './words'
import { readFields } from './xml'

/**
 * Opens a notification of one merchant, and says it in the words of v3. A payment is signed with the merchant's key. A
 * refund is only encrypted, which proves nothing about who wrote it: it is marked as a hint, a reason to ask. Whatever is
 * neither is refused as not signed, because nobody has proved to be WeChat Pay.
 *
 * @throws SignatureRefused, NotificationUnreadable where what was signed is no notification
 */
function open({ body, keys }: { body: Buffer; keys: readonly string[] }): Notification {
  const fields = readUnproved(body)
  return fields.req_info ? openRefund(fields, fields.req_info, keys) : openPayment(fields, keys)
}

function readUnproved(body: Buffer): Fields {
  try {
    return readFields(body.toString())
  } catch (error) {
    throw error instanceof XmlRefused ? new SignatureRefused('signature', undefined, false, { cause: error }) : error
  }
}

function openPayment(fields: Fields, keys: readonly string[]): Notification {
  const keyIndex = keys.findIndex((key) => isSigned(fields, key))
  if (keyIndex < 0) throw new SignatureRefused('signature')
  const isPaid = fields.result_code === 'SUCCESS'
  const resource = toldOf({ ...fields, trade_state: isPaid ? 'SUCCESS' : 'PAYERROR' })
  const { transaction_id, out_trade_no } = resource
  // One that failed may have no number of WeChat Pay's, and nothing is wrong with the key.
  if (isPaid && !transaction_id) throw new NotificationUnreadable('no transaction_id')
  const id = `payment ${transaction_id ?? out_trade_no}` // WeChat Pay gives it none; each payment is told of once
  return { id, eventType: 'TRANSACTION.SUCCESS', resource: { ...resource }, keyIndex, isHint: false }
}

const eventTypes = { SUCCESS: 'REFUND.SUCCESS', ABNORMAL: 'REFUND.ABNORMAL', CLOSED: 'REFUND.CLOSED' } as const

function openRefund({ mch_id, appid }: Fields, reqInfo: string, keys: readonly string[]): Notification {
  for (const [keyIndex, key] of keys.entries()) {
    const told = openedWith(reqInfo, key)
    if (!told) continue
    const status = refundStatuses[told.refund_status ?? '']
    if (!status || status === 'PROCESSING') throw new SignatureRefused('signature')
    const { out_trade_no, out_refund_no, refund_id } = told
    const resource = { mchid: mch_id, appid, out_trade_no, out_refund_no, refund_id, refund_status: status }
    return { id: `refund ${refund_id} ${status}`, eventType: eventTypes[status], resource, keyIndex, isHint: true }
  }
  throw new SignatureRefused('signature')
}

/** Null where it is not this key's. */
function openedWith(reqInfo: string, key: string): Fields | null {
  try {
    return openReqInfo(reqInfo, key)
  } catch {
    return null
  }
}

/** Notifications of API v2. Anything but this very answer lets WeChat Pay say it again. */
export const noticesV2: Notices = {
  open,
  reply: (problem) => ({
    type: 'text/xml',
    body: writeXml(
      problem === null ? { return_code: 'SUCCESS', return_msg: 'OK' } : { return_code: 'FAIL', return_msg: problem },
    ),
  }),
}
