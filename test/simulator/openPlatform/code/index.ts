import type { Rows } from '../row'
import { commitRows } from './commit'
import { trialRows } from './trial'

/** 代码管理 */
export const codeRows: Rows = { ...commitRows, ...trialRows }
