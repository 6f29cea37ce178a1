import { gzipSync } from 'node:zlib'
import { flowBill, tradeBill, type BillType } from './bills'
import { sha1Hex } from './crypto'
import { merchantOf } from './merchants'
import { refuse } from './refusal'
import { json, payPage, textOf, type PayCall, type PayRows, type Said } from './row'
import { like, may, need, oneOf, text } from './shape'
import { beijingDay, startOfDay } from './times'

const dayMs = 86_400_000
const readyHour = 10
const keptDays = 92
const ticketMs = 300_000

const tarType = may(oneOf('GZIP'))
const day = need(like(/^\d{4}-\d\d-\d\d$/, '应为yyyy-MM-DD格式'))

/** Of a day that is over and not too long ago; yesterday's is ready at ten in Beijing (grade A). */
function checkDay({ world, query }: PayCall): string {
  const wanted = query['bill_date'] ?? ''
  const [now, start] = [world.clock.now(), startOfDay(wanted)]
  if (Number.isNaN(start)) throw refuse('INVALID_REQUEST', '账单日期不正确')
  if (start + dayMs > now) throw refuse('INVALID_REQUEST', '当日的账单不能下载')
  if (start + keptDays * dayMs < now) throw refuse('INVALID_REQUEST', '只能下载三个月以内的账单')
  const isYesterday = beijingDay(now - dayMs) === wanted
  if (isYesterday && now < startOfDay(beijingDay(now)) + readyHour * 3_600_000) throw refuse('STATEMENT_CREATING')
  return wanted
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Keeps the file for five minutes and answers where it is. The hash is over the bytes before they are packed. */
function ticket({ world, merchant, query }: PayCall, bill: Buffer | null): Said {
  if (!bill) throw refuse('NO_STATEMENT_EXIST')
  const { bills } = world.state.pay
  const now = world.clock.now()
  for (const [token, { expiresAt }] of Object.entries(bills)) if (expiresAt <= now) delete bills[token]
  const token = world.random.text(64, letters)
  bills[token] = {
    ...{ mchid: merchant.mchid, base64: bill.toString('base64'), isZipped: query['tar_type'] === 'GZIP' },
    expiresAt: now + ticketMs,
  }
  const download_url = `${world.options.url}/v3/billdownload/file?token=${token}`
  return json({ hash_type: 'SHA1', hash_value: sha1Hex(bill), download_url })
}

/** A provider may ask for one of its merchants, and for no other. */
function checkSub({ world, merchant, query }: PayCall): string {
  const sub = query['sub_mchid'] ?? ''
  if (sub && merchantOf(world, sub)?.providerMchid !== merchant.mchid) throw refuse('NO_AUTH')
  return sub
}

function download({ world, merchant, query }: PayCall): Said {
  const found = world.state.pay.bills[textOf(query, 'token')]
  if (!found || found.expiresAt <= world.clock.now()) throw refuse('INVALID_REQUEST', '下载地址已失效，请重新申请账单')
  if (found.mchid !== merchant.mchid) throw refuse('NO_AUTH', '下载账单的商户号和申请账单的商户号不一致')
  const bytes = Buffer.from(found.base64, 'base64')
  return found.isZipped
    ? { kind: 'bytes', bytes: gzipSync(bytes), contentType: 'application/x-gzip' }
    : { kind: 'bytes', bytes, contentType: 'text/plain' }
}

const special = ['RECHARGE_REFUND', 'ALL_SPECIAL', 'SUC_SPECIAL', 'REF_SPECIAL']

/** 账单: asked for first, then downloaded. */
export const billRows: PayRows = {
  /** 申请交易账单. pay.weixin.qq.com/doc/v3/merchant/4013071227, grade A+B. Trades of both versions are in it. */
  'GET /v3/bill/tradebill': {
    source: payPage('merchant/4013071227', 'A+B'),
    query: {
      ...{ bill_date: day, bill_type: may(oneOf('ALL', 'SUCCESS', 'REFUND', ...special)) },
      ...{ tar_type: tarType, sub_mchid: may(text(32)) },
    },
    body: {},
    handle(call) {
      const wanted = checkDay(call)
      const whose = { mchid: call.merchant.mchid, subMchid: checkSub(call) }
      const type = call.query['bill_type'] ?? 'ALL'
      return ticket(call, special.includes(type) ? null : tradeBill(call.world, whose, wanted, type as BillType))
    },
  },

  /** 申请资金账单. pay.weixin.qq.com/doc/v3/merchant/4013071235, grade A+B. Only the basic account ever moves here. */
  'GET /v3/bill/fundflowbill': {
    source: payPage('merchant/4013071235', 'A+B'),
    query: { bill_date: day, account_type: may(oneOf('BASIC', 'OPERATION', 'FEES')), tar_type: tarType },
    body: {},
    handle(call) {
      const wanted = checkDay(call)
      const isBasic = (call.query['account_type'] ?? 'BASIC') === 'BASIC'
      return ticket(call, isBasic ? flowBill(call.world, call.merchant.mchid, wanted) : null)
    },
  },

  /** 下载账单. pay.weixin.qq.com/doc/v3/merchant/4013071238, grade A. The answer is not signed. */
  'GET /v3/billdownload/file': {
    source: payPage('merchant/4013071238', 'A'),
    query: { token: need(text(256)), tartype: may(oneOf('gzip')) },
    body: {},
    handle: download,
  },
}
