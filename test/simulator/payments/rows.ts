import { billRows } from './billRows'
import { refundRows } from './refundRows'
import type { PayRows } from './row'
import { securityRows } from './securityRows'
import { transactionRows } from './transactions'

/** Every path of API v3 at api.mch.weixin.qq.com the simulator knows. A new one is one entry in one of these tables. */
export const payRows: PayRows = {
  ...transactionRows,
  ...refundRows,
  ...securityRows,
  ...billRows,
}
