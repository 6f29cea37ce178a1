import type { ProgramInterface } from '../../../shared/program'
import { privacyTexts } from '../../../shared/privacy'
import { errorTexts } from '../../wechat/errors'
import { isExplained } from '../privacyInterfaces'
import {
  blocking,
  blockingUnlessAwaited,
  done,
  failing,
  merchant,
  missing,
  ofProgram,
  operator,
  waiting,
  wechat,
  type Judgement,
  type Rule,
} from './rule'

const isMadeUp = (phone: string): boolean => /(\d)\1{6,}|1234567|0{6,}/.test(phone)

/** 用户隐私保护指引 names somebody whom customers can ask. */
const contact = blocking('CONTACT', '顾客联系方式', ({ store: { contactPhone } }) => {
  if (!contactPhone) return missing(errorTexts.PRIVACY_CONTACT_MISSING)
  if (isMadeUp(contactPhone))
    return failing(merchant(`“${contactPhone}”打不通，请填写顾客能联系到您的电话`, 'editStore'))
  return done(contactPhone)
})

/** Every kind of data the pages use can be explained to customers. */
const guideline = blocking('PRIVACY', '隐私保护指引', ({ manifest, learned }) => {
  if (!manifest) return null
  // What the merchant has written at WeChat counts as well as our own words.
  const explained = { ...learned?.purposes, ...privacyTexts }
  const unknown = manifest.privacyKeys.filter((key) => !(key in explained))
  if (unknown.length === 0) return done('用到的信息都能向顾客说明用途')
  return failing(operator(`页面用到的信息还没有写明用途（${unknown.join('、')}），请服务商补充`))
})

/** The interfaces about places that the pages call are open to this account. */
const interfaces = blockingUnlessAwaited(
  'LOCATION_INTERFACES',
  '位置接口',
  ofProgram('interfaces', (told, { manifest }) => {
    const used = told.filter(({ name }) => manifest?.privateInfos.includes(name.replace(/^wx\./, '')))
    if (used.length === 0) return null
    return order.flatMap((state) => used.find((one) => one.state === state) ?? []).map(judgeInterface)[0] ?? null
  }),
)

/** What a person has to act upon goes first. */
const order = ['refused', 'forbidden', 'closed', 'inReview', 'open'] as const

/** By the names WeChat's own list has for them. */
const called: Record<string, string> = {
  chooseAddress: '收货地址',
  chooseLocation: '地图选点',
  getLocation: '当前位置',
}

function judgeInterface({ name, state, reason }: ProgramInterface): Judgement {
  const title = called[name.replace(/^wx\./, '')] ?? name
  if (state === 'open') return done('用到的位置接口都已开通')
  if (state === 'inReview') return waiting(errorTexts.PRIVACY_API_IN_REVIEW)
  if (state === 'forbidden') return failing({ ...errorTexts.PRIVACY_API_UNFIT, next: 'setCategory' })
  if (state === 'closed' && isExplained(name)) return waiting(wechat(`页面要用“${title}”接口，正在替您向微信申请`))
  if (state === 'closed') return missing(merchant(`页面要用“${title}”接口，请先向微信申请`, 'setPrivacy'))
  return failing(merchant(`“${title}”接口的申请被拒绝：${reason ?? '理由不充分'}。请改好理由再申请`, 'setPrivacy'))
}

export const privacy: readonly Rule[] = [contact, interfaces, guideline]
