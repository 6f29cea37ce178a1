import type { BillDifference } from '../../db/models/payment'
import type { BillLine } from '../../pay/tradeBill'

export const differenceTexts: Record<BillDifference['kind'], string> = {
  missingInBill: '系统里已收款，账单里没有',
  missingHere: '账单里有这笔收款，系统里没有',
  amount: '收款金额不一样',
  refundUnknown: '账单里有这笔退款，系统里没有',
  refundAmount: '退款金额不一样',
  refundMissing: '系统里已退款，账单里没有',
  order: '订单的已付金额和收款记录不一样',
}

type Cells = (string | number | null)[]

export const reportHead = ['交易时间', '类型', '微信订单号', '商户单号', '账单金额', '系统金额', '结果']
export const reportWidths = [20, 8, 32, 28, 12, 12, 32]

const mostLines = 50_000 // what a column of ours holds; a longer report names only what does not agree

/** Line by line, as a person would compare it. */
export function reportOf(lines: readonly BillLine[], differences: readonly BillDifference[]): Cells[] {
  const byId = new Map(differences.map((difference) => [difference.id, difference]))
  const idOf = ({ kind, outTradeNo, outRefundNo }: BillLine) => (kind === 'refund' ? outRefundNo : outTradeNo)
  const shown = lines.length > mostLines ? lines.filter((line) => byId.has(idOf(line))) : lines
  const told = shown.map((line): Cells => {
    const { at, kind, transactionId, amountFen } = line
    const id = idOf(line)
    const difference = byId.get(id)
    const ours = difference ? difference.oursFen : amountFen
    const result = difference ? differenceTexts[difference.kind] : '一致'
    return [at, kind === 'refund' ? '退款' : '收款', transactionId, id, yuanOf(amountFen), yuanOf(ours), result]
  })
  const untold = differences
    .filter(({ billFen, kind }) => billFen === null || kind === 'order')
    .map(({ id, oursFen, billFen, kind }): Cells => {
      return ['', '', '', id, yuanOf(billFen), yuanOf(oursFen), differenceTexts[kind]]
    })
  return [...told, ...untold]
}

/** As a number for a spreadsheet, which is where it ends. */
const yuanOf = (fen: number | null): number | null => (fen === null ? null : fen / 100)
