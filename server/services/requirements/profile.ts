import type { ProgramFacts } from '../../../shared/program'
import { blocking, done, failing, merchant, missing, ofProgram, waiting, wechat, type Advice, type Rule } from './rule'
import { isGeneric, reservedWord, testWord } from './words'

type Profile = NonNullable<ProgramFacts['profile']>

const atWeChat = (text: string): Advice => merchant(text, 'openWeChatAccount')

const known = blocking('PROGRAM', '小程序资料', ({ learned }) =>
  learned ? done('已从微信读取') : waiting(wechat('正在从微信读取小程序的名称、类目和备案，一般几秒钟')),
)

const name = blocking(
  'NAME',
  '小程序名称',
  ofProgram('profile', ({ nickname }) =>
    nickname ? done(nickname) : missing(atWeChat('小程序还没有名称，请到微信公众平台填写')),
  ),
)

/** 小程序名称不规范 */
const nameFit = blocking(
  'NAME_FIT',
  '名称合适',
  ofProgram('profile', ({ nickname }) => (nickname ? judgeName(nickname) : null)),
)

function judgeName(nickname: string) {
  const word = testWord(nickname)
  if (word) return failing(atWeChat(`名称“${nickname}”像是测试用的（${word}），请改成店铺真正的名字`))
  const reserved = reservedWord(nickname)
  if (reserved) return failing(atWeChat(`名称里不能有“${reserved}”，请到微信公众平台修改`))
  if (isGeneric(nickname)) return failing(atWeChat(`名称“${nickname}”太宽泛，请加上店铺自己的字号`))
  return done('名称有自己的特点')
}

const avatar = blocking(
  'AVATAR',
  '小程序头像',
  ofProgram('profile', ({ hasAvatar }) =>
    hasAvatar ? done('已设置头像') : missing(atWeChat('小程序还没有头像，请到微信公众平台上传')),
  ),
)

const shortestIntroduction = 4 // open-platform.md §9, setSignature: 4 to 120 characters

/** 小程序简介不规范 */
const introduction = blocking(
  'INTRODUCTION',
  '小程序简介',
  ofProgram('profile', (profile) => judgeIntroduction(profile)),
)

function judgeIntroduction({ introduction: text, nickname }: Profile) {
  if (!text) return missing(atWeChat('小程序还没有简介，请到微信公众平台写明卖什么、怎么买'))
  const word = testWord(text)
  if (word) return failing(atWeChat(`简介里有测试用的文字（${word}），请写明卖什么、怎么买`))
  const isEmpty = [...text].length < shortestIntroduction || text === nickname
  return isEmpty ? failing(atWeChat('简介太短，请写明卖什么、怎么买')) : done('简介已写好')
}

const icp = blocking(
  'ICP',
  '小程序备案',
  ofProgram('icp', ({ state, reasons }) => {
    if (state === 'filed') return done('已备案')
    if (state === 'reviewing') return waiting(wechat('备案正在审核，一般 1 到 20 个工作日'))
    if (state === 'none') return missing(atWeChat('小程序备案后才能发布，请到微信公众平台提交备案'))
    return failing(atWeChat(`备案被驳回：${reasons.join('；') || '请到微信公众平台查看原因'}`))
  }),
)

const service = blocking(
  'SERVICE',
  '服务状态',
  ofProgram('isOpen', (isOpen) =>
    isOpen ? done('正常服务') : failing(merchant('小程序已暂停服务，审核人员打不开，请先恢复', 'resumeService')),
  ),
)

export const profile: readonly Rule[] = [known, name, nameFit, avatar, introduction, icp, service]
