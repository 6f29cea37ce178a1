import { permissionSet, requiredPermissionSets } from '../../shared/permissionSets'
import type { Requirement } from '../../shared/requirement'
import type { AuthorizerRow } from '../db/models/authorizer'
import type { StoreRow } from '../db/models/store'
import { failures } from '../failures'
import type { Store } from '../store'
import { learnAgain } from './authorizers'

/** What a rule looks at: one store as it stands. */
interface Facts {
  store: StoreRow
  account: AuthorizerRow | null
}

type Rule = (facts: Facts) => Requirement | null

/**
 * What this store still needs before it can open, in the order a merchant does it. Every line that is not done names who
 * acts and what the button does. A rule that has nothing to say yet answers null.
 */
export async function requirementsOf(store: Store, now: Date): Promise<Requirement[]> {
  const account = (await store.authorizer())?.row ?? null
  const lines = rules.flatMap((rule) => rule({ store: store.row, account }) ?? [])
  // The merchant may just have mended it at WeChat, who tells nobody.
  if (isAuthorised(account) && lines.some((line) => line.state !== 'done'))
    await learnAgain(store.platform, account, now)
  return lines
}

const done = (code: string, title: string, text: string): Requirement => ({
  code,
  state: 'done',
  who: 'merchant',
  title,
  text,
})

const signIn: Rule = () => done('SIGN_IN', '登录', '已用微信登录')

const storeDetails: Rule = ({ store }) => {
  const missing = [
    [store.contactName, '联系人'],
    [store.contactPhone, '联系电话'],
    [store.address, '地址'],
    [store.hours.length > 0, '营业时间'],
  ].flatMap(([value, name]) => (value ? [] : [name]))
  const title = '完善店铺资料'
  if (missing.length === 0) return done('STORE_DETAILS', title, '联系方式、地址和营业时间都已填好')
  const text = `还缺：${missing.join('、')}`
  return { code: 'STORE_DETAILS', state: 'missing', who: 'merchant', title, text, next: 'editStore' }
}

const authorisation: Rule = ({ account }) => {
  const title = '授权小程序'
  const line = { code: 'AUTHORISATION', who: 'merchant', title } as const
  if (!account)
    return { ...line, state: 'missing', text: '用小程序管理员的微信扫一次码，店铺就能装进去', next: 'authorise' }
  const { text, next } = failures.AUTHORISATION_LOST
  if (account.state !== 'authorised') return { ...line, state: 'failing', text, next }
  return done('AUTHORISATION', title, `已授权「${account.name ?? account.appid}」`)
}

const isAuthorised = (account: AuthorizerRow | null): account is AuthorizerRow => account?.state === 'authorised'

const permissions: Rule = ({ account }) => {
  if (!isAuthorised(account)) return null
  const title = '开店必需的权限'
  const missing = requiredPermissionSets.filter((id) => !account.permissionSetIds.includes(id))
  if (missing.length === 0) return done('PERMISSION_SETS', title, '必需的权限都已授予')
  const text = `还缺：${missing.map((id) => permissionSet(id).name).join('、')}。重新授权时请保持全部勾选`
  return { code: 'PERMISSION_SETS', state: 'failing', who: 'merchant', title, text, next: 'reauthorise' }
}

const normalStatus = 1 // open-platform.md §6, account_status

const principal: Rule = ({ account }) => {
  if (!isAuthorised(account)) return null
  const title = '小程序主体'
  const line = { code: 'PRINCIPAL', who: 'merchant', title, next: 'openWeChatAccount' } as const
  if (account.accountStatus !== null && account.accountStatus !== normalStatus) {
    return { ...line, state: 'failing', text: failures.ACCOUNT_NOT_NORMAL.text }
  }
  if (!account.principalName) {
    return { ...line, state: 'missing', text: '小程序还没有主体信息，请到微信公众平台完成注册' }
  }
  return done('PRINCIPAL', title, account.principalName)
}

const verification: Rule = ({ account }) => {
  if (!isAuthorised(account)) return null
  const title = '微信认证'
  if (account.isVerified) return done('VERIFICATION', title, '已完成微信认证')
  const text = '未认证的小程序搜索不到，也不能分享和收款。请到微信公众平台完成认证'
  return { code: 'VERIFICATION', state: 'missing', who: 'merchant', title, text, next: 'openWeChatAccount' }
}

const rules: readonly Rule[] = [signIn, storeDetails, authorisation, permissions, principal, verification]
