import { findCategory, type Category } from '../categoryTree'
import { missingKeys } from '../guideline'
import { privacyText } from '../privacyTable'
import { privacyKeys } from '../scan'
import { firstWith, quoted, submittedTexts, type Case } from './case'
import { forbiddenWord, testWord, tradesIn } from './words'

/** A rule of the 小程序平台审核规范: its heading, and what is wrong in one sentence, or nothing. */
export interface Rule {
  name: string
  title: string
  objection(of: Case): string | undefined
}

const chosen = ({ audit }: Case): Category[] =>
  audit.submission.items.flatMap(({ firstId, secondId }) => findCategory(firstId, secondId) ?? [])

const generic = ['未命名小程序', '小程序', '商城', '店铺', '我的小程序', '我的小店']

const clearly = 3

/** The texts speak clearly of one trade, and not at all of any that was chosen. */
function wrongCategory(of: Case): string | undefined {
  const categories = chosen(of)
  if (categories.some(({ trade }) => trade === 'any')) return undefined
  const found = tradesIn([...of.sight.texts, ...submittedTexts(of)])
  const own = found.filter(([trade]) => categories.some((one) => one.trade === trade))
  const others = found.filter((one) => !own.includes(one)).map(([, words]) => words)
  const words = others.sort((a, b) => b.length - a.length)[0] ?? []
  const isWrong = words.length >= clearly && own.every(([, some]) => some.length === 0)
  return isWrong ? `页面内容（${words.slice(0, 3).join('、')}）与所选类目“${categories[0]?.name ?? ''}”不符` : undefined
}

function missingPrivacy({ world, program, audit }: Case): string | undefined {
  const missing = missingKeys(program.guidelines.dev, privacyKeys(world, audit.version.build))
  const names = missing.map((key) => `“${privacyText(key)}”`).join('、')
  return missing.length ? `小程序内涉及收集${names}，请在《用户隐私保护指引》中补充完善后再提交` : undefined
}

const vague = 2

function vaguePrivacy({ program }: Case): string | undefined {
  const weak = program.guidelines.dev?.settings.find(
    ({ privacy_text: text }) => [...text].length < vague || testWord(text),
  )
  return weak && `《用户隐私保护指引》中“${privacyText(weak.privacy_key) || weak.privacy_key}”的用途说明不清晰`
}

export const rules: readonly Rule[] = [
  {
    name: 'unreachable',
    title: '页面内容不完整',
    objection: ({ sight }) => (sight.isReachable === false ? '页面无法打开，服务器请求失败' : undefined),
  },
  {
    name: 'closed',
    title: '服务不可用',
    objection: ({ program }) => (program.isOpen ? undefined : '小程序处于暂停服务状态，无法审核'),
  },
  {
    name: 'empty',
    title: '页面内容不完整',
    objection: ({ sight: { goods }, world }) =>
      goods !== null && goods < world.state.settings.leastGoods
        ? '小程序首页无实际商品内容，请完善后再提交审核'
        : undefined,
  },
  {
    name: 'pictures',
    title: '页面内容不完整',
    objection: ({ sight: { goods, pictured } }) =>
      goods && pictured !== null && pictured < goods ? `有 ${goods - pictured} 件商品没有图片` : undefined,
  },
  {
    name: 'testContent',
    title: '测试内容',
    objection: ({ sight }) => quoted(firstWith(sight.texts, testWord), '小程序内存在测试内容'),
  },
  {
    name: 'testTexts',
    title: '测试内容',
    objection: (of) => quoted(firstWith(submittedTexts(of), testWord), '提交的标题、标签或版本描述为测试内容'),
  },
  {
    name: 'accountName',
    title: '小程序名称不规范',
    objection: ({ app: { name } }) =>
      generic.includes(name) || testWord(name) ? `小程序名称“${name}”过于宽泛或为测试名称` : undefined,
  },
  {
    name: 'introduction',
    title: '小程序简介不规范',
    objection: ({ app: { signature } }) =>
      testWord(signature) ? `小程序简介“${signature}”与提供的服务不符` : undefined,
  },
  {
    name: 'forbidden',
    title: '涉及违规内容',
    objection: (of) =>
      quoted(
        firstWith([of.app.name, of.app.signature, ...submittedTexts(of), ...of.sight.texts], forbiddenWord),
        '涉及违规或夸大宣传内容',
      ),
  },
  { name: 'category', title: '服务类目不符', objection: wrongCategory },
  {
    name: 'orderPath',
    title: '订单中心未设置',
    objection: (of) =>
      chosen(of).some(({ isShop }) => isShop) && !of.audit.submission.orderPath
        ? '交易类小程序须提供订单中心页 path'
        : undefined,
  },
  { name: 'privacyKeys', title: '用户隐私保护指引', objection: missingPrivacy },
  { name: 'privacyTexts', title: '用户隐私保护指引', objection: vaguePrivacy },
]
