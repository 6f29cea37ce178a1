import type { MoneyDayView } from '../../../shared/api/merchant/payment'
import type { AuthorizerState } from '../../../shared/authorizer'
import type { IcpState } from '../../../shared/program'
import type { PaymentMode, PaymentVersionState } from '../../../shared/payment'
import type { PaymentStanding } from '../../../shared/paymentStanding'
import type { ReleaseState } from '../../../shared/release'
import type { Actor, RequirementState } from '../../../shared/requirement'
import type { Flavour, Role } from '../../../shared/store'
import type { TemplateState } from '../../../shared/template'

/** A word and the colour that Ant Design's tags know. */
export interface Word {
  text: string
  colour: 'default' | 'success' | 'processing' | 'warning' | 'error'
}

const word = (text: string, colour: Word['colour'] = 'default'): Word => ({ text, colour })

export const flavourTexts: Record<Flavour, string> = { retail: '零售', dining: '餐饮' }
export const roleTexts: Record<Role, string> = { owner: '店主', manager: '店长', clerk: '店员' }
export const actorTexts: Record<Actor, string> = { merchant: '等商家', operator: '等我们', wechat: '等微信' }

export const templateWords: Record<TemplateState, Word> = {
  available: word('可用', 'success'),
  retired: word('已停用'),
  deleted: word('已删除', 'error'),
}

export const authorisationWords: Record<AuthorizerState, Word> = {
  authorised: word('已授权', 'success'),
  lost: word('授权失效', 'error'),
  unauthorised: word('已取消授权', 'error'),
}

export const paymentWords: Record<PaymentStanding, Word> = {
  none: word('没有设置'),
  checking: word('设置中', 'processing'),
  proved: word('正常', 'success'),
  failing: word('失效', 'error'),
}

/** Of an account that is well but switched off the latter is the news. */
export const paymentWord = ({ standing, isCollecting }: { standing: PaymentStanding; isCollecting: boolean }): Word =>
  standing === 'proved' && !isCollecting ? word('已暂停', 'warning') : paymentWords[standing]

export const versionWords: Record<PaymentVersionState, Word> = {
  draft: word('填写中', 'processing'),
  checking: word('检查中', 'processing'),
  proved: word('已通过', 'success'),
  failing: word('失效', 'error'),
  retired: word('已停用'),
}

export const modeTexts: Record<PaymentMode, string> = {
  direct: '商户自己的密钥',
  partner: '服务商代收，钱进商户号',
  v2: '商户自己的旧版密钥',
}

export const billWords: Record<NonNullable<MoneyDayView['bill']>, Word> = {
  waiting: word('正在取', 'processing'),
  matched: word('一致', 'success'),
  differs: word('有差异', 'error'),
  empty: word('没有交易'),
}

export const requirementWords: Record<RequirementState, Word> = {
  done: word('完成', 'success'),
  missing: word('待办', 'warning'),
  waiting: word('等待', 'processing'),
  failing: word('有问题', 'error'),
}

export const icpTexts: Record<IcpState, string> = {
  none: '没有备案',
  reviewing: '审核中',
  rejected: '被驳回',
  filed: '已备案',
}

/** What a release waits for: somebody's tap, something that moves by itself, or nothing. */
export const releaseColours: Record<ReleaseState, Word['colour']> = {
  draft: 'processing',
  committing: 'processing',
  trial: 'processing',
  scanning: 'processing',
  ready: 'warning',
  submitting: 'processing',
  auditing: 'processing',
  withdrawing: 'processing',
  approved: 'warning',
  publishing: 'processing',
  live: 'success',
  rollingBack: 'processing',
  rolledBack: 'default',
  retired: 'default',
  rejected: 'error',
  withdrawn: 'default',
  failed: 'error',
}
