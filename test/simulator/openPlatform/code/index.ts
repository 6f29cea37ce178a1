import type { Rows } from '../row'
import { auditRows } from './audits'
import { commitRows } from './commit'
import { grayRows } from './gray'
import { releaseRows } from './release'
import { serviceRows } from './service'
import { submitRows } from './submit'
import { trialRows } from './trial'

/** 代码管理 */
export const codeRows: Rows = {
  ...commitRows,
  ...trialRows,
  ...submitRows,
  ...auditRows,
  ...releaseRows,
  ...grayRows,
  ...serviceRows,
}
