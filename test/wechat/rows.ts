import * as basicInfo from '../../server/wechat/basicInfo'
import * as category from '../../server/wechat/category'
import * as code from '../../server/wechat/code'
import * as codeAudit from '../../server/wechat/codeAudit'
import * as codeRelease from '../../server/wechat/codeRelease'
import * as componentDomain from '../../server/wechat/componentDomain'
import * as contentCheck from '../../server/wechat/contentCheck'
import * as credentials from '../../server/wechat/credentials'
import * as domain from '../../server/wechat/domain'
import type { EndpointSpec } from '../../server/wechat/endpoint'
import * as icpFiling from '../../server/wechat/icpFiling'
import * as linkRule from '../../server/wechat/linkRule'
import * as login from '../../server/wechat/login'
import * as media from '../../server/wechat/media'
import * as miniProgramCode from '../../server/wechat/miniProgramCode'
import * as orderShipping from '../../server/wechat/orderShipping'
import * as privacy from '../../server/wechat/privacy'
import * as quota from '../../server/wechat/quota'
import * as template from '../../server/wechat/template'
import * as tester from '../../server/wechat/tester'

/** Every row of the protocol by its official name. */
export const rows: Record<string, EndpointSpec> = {
  ...credentials,
  ...quota,
  ...login,
  ...code,
  ...codeAudit,
  ...codeRelease,
  ...template,
  ...domain,
  ...componentDomain,
  ...tester,
  ...privacy,
  ...category,
  ...miniProgramCode,
  ...linkRule,
  ...basicInfo,
  ...icpFiling,
  ...media,
  ...contentCheck,
  ...orderShipping,
}
