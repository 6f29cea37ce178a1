import { permissionSet, requiredPermissionSets } from '../../../shared/permissionSets'
import { failures } from '../../failures'
import { errorTexts } from '../../wechat/errors'
import { advising, blocking, done, failing, merchant, missing, ofAccount, ofProgram, type Rule } from './rule'

const signIn = advising('SIGN_IN', '登录', () => done('已用微信登录'))

const storeDetails = advising('STORE_DETAILS', '完善店铺资料', ({ store }) => {
  const gaps = [
    [store.contactName, '联系人'],
    [store.contactPhone, '联系电话'],
    [store.address, '地址'],
    [store.hours.length > 0, '营业时间'],
  ].flatMap(([value, name]) => (value ? [] : [name]))
  if (gaps.length === 0) return done('联系方式、地址和营业时间都已填好')
  return missing(merchant(`还缺：${gaps.join('、')}`, 'editStore'))
})

const authorisation = blocking('AUTHORISATION', '授权小程序', ({ account }) => {
  if (!account) return missing(merchant('用小程序管理员的微信扫一次码，店铺就能装进去', 'authorise'))
  const { text, next } = failures.AUTHORISATION_LOST
  if (account.state !== 'authorised') return failing(merchant(text, next))
  return done(`已授权「${account.name ?? account.appid}」`)
})

const permissions = blocking(
  'PERMISSION_SETS',
  '开店必需的权限',
  ofAccount(({ permissionSetIds }) => {
    const gaps = requiredPermissionSets.filter((id) => !permissionSetIds.includes(id))
    if (gaps.length === 0) return done('必需的权限都已授予')
    const names = gaps.map((id) => permissionSet(id).name).join('、')
    return failing(merchant(`还缺：${names}。重新授权时请保持全部勾选`, 'reauthorise'))
  }),
)

const normalStatus = 1 // open-platform.md §6, account_status

const principal = blocking(
  'PRINCIPAL',
  '小程序主体',
  ofAccount(({ accountStatus, principalName }) => {
    const { text, next } = failures.ACCOUNT_NOT_NORMAL
    if (accountStatus !== null && accountStatus !== normalStatus) return failing(merchant(text, next))
    if (principalName) return done(principalName)
    return missing(merchant('小程序还没有主体信息，请到微信公众平台完成注册', 'openWeChatAccount'))
  }),
)

const verification = advising(
  'VERIFICATION',
  '微信认证',
  ofAccount(({ isVerified }) => {
    if (isVerified) return done('已完成微信认证')
    const text = '未认证的小程序搜索不到，也不能分享和收款。请到微信公众平台完成认证'
    return missing(merchant(text, 'openWeChatAccount'))
  }),
)

/** Only companies and the self-employed can be paid. */
const principalKind = blocking(
  'PRINCIPAL_KIND',
  '收款的主体',
  ofProgram('principal', ({ kind }, { payment }) => {
    if (!payment?.isOn) return null
    return kind === 'person' ? failing(errorTexts.NOT_FOR_PERSONS) : done('这类主体可以收款')
  }),
)

/** What comes before anything can be said about the mini-program. */
export const opening: readonly Rule[] = [signIn, storeDetails, authorisation]

export const account: readonly Rule[] = [permissions, principal, verification, principalKind]
