/** One line of a trade bill: a payment, or a refund. */
export interface BillLine {
  kind: 'payment' | 'refund'
  /** As WeChat Pay writes it, in Beijing's time. */
  at: string
  appid: string
  mchid: string
  subMchid: string
  transactionId: string
  outTradeNo: string
  outRefundNo: string
  /** What was paid, or what was asked to go back. */
  amountFen: number
  /** `SUCCESS`, `FAIL`, `PROCESSING`, `CHANGE`; empty for a payment. */
  refundStatus: string
}

/** A bill that does not look like one. Says where, not what. */
export class BillUnreadable extends Error {
  override name = 'BillUnreadable'
}

const names = {
  at: '交易时间',
  appid: '公众账号ID',
  mchid: '商户号',
  subMchid: '特约商户号',
  transactionId: '微信订单号',
  outTradeNo: '商户订单号',
  state: '交易状态',
  outRefundNo: '商户退款单号',
  refundStatus: '退款状态',
  paid: '订单金额',
  asked: '申请退款金额',
} as const

type Cells = Record<keyof typeof names, string>

/**
 * Reads a trade bill (交易账单, bill_type ALL): UTF-8 with BOM, a header, lines whose cells begin with a back-tick, and two
 * lines of sums. Columns are found by name, because their number has grown before. One whose sums are missing, or count
 * other lines than there are, was cut off on its way.
 *
 * Source: pay.weixin.qq.com/doc/v3/merchant/4013071246
 *
 * @throws BillUnreadable
 */
export function readTradeBill(bytes: Buffer): BillLine[] {
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean)
  const [head = '', ...rest] = lines
  const places = placesOf(head)
  const trades = rest.slice(0, -2)
  const [sumHead = '', sums = ''] = rest.slice(-2)
  if (countIn(sumHead, sums) !== trades.length) throw new BillUnreadable('the sums')
  return trades.map((line, at) => readLine(line, places, at + 2))
}

/** How many lines the sums are of, payments and refunds. Null where they are no sums. */
function countIn(head: string, sums: string): number | null {
  const place = head.split(',').indexOf('总交易单数')
  const [, count] = /^`?(\d+)$/.exec(sums.split(',')[place] ?? '') ?? []
  return count === undefined ? null : Number(count)
}

function placesOf(head: string): Record<keyof Cells, number> {
  const columns = head.split(',')
  const places = Object.entries(names).map(([key, name]) => [key, columns.indexOf(name)] as const)
  const missing = places.find(([, place]) => place < 0)
  if (missing) throw new BillUnreadable(`no column ${missing[0]}`)
  return Object.fromEntries(places) as Record<keyof Cells, number>
}

function readLine(line: string, places: Record<keyof Cells, number>, number: number): BillLine {
  if (!line.startsWith('`')) throw new BillUnreadable(`line ${number}`)
  const cells = line.slice(1).split(',`') // a comma alone may stand in the name of goods
  const cell = (name: keyof Cells): string => cells[places[name]] ?? ''
  const kind = cell('state') === 'REFUND' || cell('state') === 'REVOKED' ? 'refund' : 'payment'
  return {
    kind,
    at: cell('at'),
    appid: cell('appid'),
    mchid: cell('mchid'),
    subMchid: cell('subMchid'),
    transactionId: cell('transactionId'),
    outTradeNo: cell('outTradeNo'),
    outRefundNo: kind === 'refund' ? cell('outRefundNo') : '',
    amountFen: fenOf(kind === 'refund' ? cell('asked') : cell('paid'), number),
    refundStatus: kind === 'refund' ? cell('refundStatus') : '',
  }
}

/** Bills are in yuan with decimals: digits are moved, nothing is multiplied. */
function fenOf(yuan: string, number: number): number {
  const [, whole = '', cents = ''] = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(yuan) ?? []
  if (!whole) throw new BillUnreadable(`the amount of line ${number}`)
  return Number(whole + cents.padEnd(2, '0'))
}
