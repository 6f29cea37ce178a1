import { authorisePages } from './authorise'
import { codePages } from './code'
import { fastRegisterPages } from './fastRegister'
import type { PageRows } from './page'

/** The pages of mp.weixin.qq.com and open.weixin.qq.com, at their real paths. */
export const pages: PageRows = { ...authorisePages, ...codePages, ...fastRegisterPages }
