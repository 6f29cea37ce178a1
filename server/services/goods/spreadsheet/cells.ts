import { goodsLimits } from '../../../../shared/goods'
import { fenOf } from '../../../../shared/money'
import type { Cell } from './workbook'

/** What is wrong with a cell, as a sentence. */
export class CellProblem extends Error {
  override name = 'CellProblem'
}

const failedFormula = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/

/** Empty for an empty cell. @throws CellProblem */
export function textOf(cell: Cell, longest: number): string {
  if (isDate(cell)) throw new CellProblem('这里是日期，请把单元格格式改成文本再填写')
  const text = typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell ?? '').trim()
  if (failedFormula.test(text)) throw new CellProblem('这里的公式没有算出结果，请直接填写')
  if (text.length > longest) throw new CellProblem(`最多 ${longest} 个字，现在有 ${text.length} 个`)
  return text
}

/** One that comes from another thread is not always an instance of this one's Date. */
const isDate = (cell: Cell): cell is Date => typeof cell === 'object' && cell !== null

/** Null for an empty cell. @throws CellProblem */
export function fenIn(cell: Cell, most: number): number | null {
  if (typeof cell === 'number') return checkedFen(cell, most)
  const text = textOf(cell, 40)
  if (text === '') return null
  if (/^-/.test(text)) throw new CellProblem('不能是负数')
  const fen = fenOf(text.replace(/元$/, ''))
  if (fen === null) throw new CellProblem(`“${text}”不是金额，请填写像 12.50 这样的数字`)
  return checkedFen(fen / 100, most)
}

function checkedFen(yuan: number, most: number): number {
  if (yuan < 0) throw new CellProblem('不能是负数')
  const fen = Math.round(yuan * 100)
  if (Math.abs(yuan * 100 - fen) > 1e-6 * Math.max(1, fen)) throw new CellProblem('金额最多两位小数')
  if (fen > most) throw new CellProblem(`不能超过 ${most / 100} 元`)
  return fen
}

/** Null for an empty cell, and for 不限. @throws CellProblem */
export function countIn(cell: Cell, least: number, most: number): number | null {
  const text = textOf(cell, 40)
  if (text === '' || text === '不限') return null
  if (!/^-?\d+$/.test(text)) throw new CellProblem(`“${text}”不是整数`)
  const count = Number(text)
  if (count < least) throw new CellProblem(`不能小于 ${least}`)
  if (count > most) throw new CellProblem(`不能大于 ${most}`)
  return count
}

export const stockIn = (cell: Cell): number | null => countIn(cell, 0, goodsLimits.stock)

/** Null for an empty cell. @throws CellProblem */
export function yesIn(cell: Cell): boolean | null {
  const text = textOf(cell, 40)
  if (text === '') return null
  if (['是', '上架', '1', 'Y', 'y'].includes(text)) return true
  if (['否', '下架', '0', 'N', 'n'].includes(text)) return false
  throw new CellProblem('请填写“是”或“否”')
}
