import { accountRows } from './accountRows'
import { authorizers } from './authorizers'
import { categoryRows } from './categories'
import { codeRows } from './code'
import { componentDomainRows } from './componentDomains'
import { contentCheckRows } from './contentChecks'
import { credentials } from './credentials'
import { jumpDomainRows } from './jumpDomains'
import { knowPaths } from './known'
import { login } from './login'
import { linkRuleRows } from './linkRules'
import { mediaRows } from './media'
import { network } from './network'
import { optionRows } from './optionRows'
import { ownToken } from './ownToken'
import { prefetchDomainRows } from './prefetchDomains'
import { privacyRows } from './privacy'
import { privacyApiRows } from './privacyApis'
import { programCodeRows } from './programCodes'
import { quotaRows } from './quotaRows'
import type { Rows } from './row'
import { serverDomainRows } from './serverDomains'
import { shippingRows } from './shippingRows'
import { templateRows } from './templates'
import { testerRows } from './testers'
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
  ...mediaRows,
  ...categoryRows,
  ...serverDomainRows,
  ...jumpDomainRows,
  ...prefetchDomainRows,
  ...componentDomainRows,
  ...testerRows,
  ...privacyRows,
  ...privacyApiRows,
  ...programCodeRows,
  ...linkRuleRows,
  ...accountRows,
  ...contentCheckRows,
  ...shippingRows,
}

knowPaths(rows)
