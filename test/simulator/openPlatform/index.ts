import { authorizers } from './authorizers'
import { codeRows } from './code'
import { credentials } from './credentials'
import { knowPaths } from './known'
import { login } from './login'
import { network } from './network'
import { optionRows } from './optionRows'
import { ownToken } from './ownToken'
import { quotaRows } from './quotaRows'
import type { Rows } from './row'
import { templateRows } from './templates'
import { userRows } from './users'

/** Every path of api.weixin.qq.com the simulator knows. A new one is one entry in one of these tables. */
export const rows: Rows = {
  ...credentials,
  ...authorizers,
  ...optionRows,
  ...quotaRows,
  ...network,
  ...ownToken,
  ...login,
  ...userRows,
  ...templateRows,
  ...codeRows,
}

knowPaths(rows)
