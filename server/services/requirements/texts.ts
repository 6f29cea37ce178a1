import type { Facts } from './facts'
import { blocking, done, failing, merchant, operator, type Advice, type Rule } from './rule'
import { forbiddenWord, testWord } from './words'

/** Something that customers or reviewers will read. */
interface Shown {
  where: string
  text: string
  advice: (text: string) => Advice
}

type Word = (text: string) => string | null

const inStore = (text: string) => merchant(text, 'editStore')
const inGoods = (text: string) => merchant(text, 'addGoods')
const atWeChat = (text: string) => merchant(text, 'openWeChatAccount')

const isWritten = ({ text }: Shown): boolean => text.trim() !== ''

const storeTexts = ({ store }: Facts): Shown[] => [
  { where: '店铺名称', text: store.name, advice: inStore },
  { where: '店铺地址', text: store.address ?? '', advice: inStore },
]

const templateTexts = ({ template }: Facts): Shown[] => [
  { where: '模板的更新说明', text: template?.whatIsNew ?? '', advice: operator },
  { where: '模板的版本号', text: template?.userVersion ?? '', advice: operator },
  { where: '模板的版本描述', text: template?.userDesc ?? '', advice: operator },
]

const goodsTexts = ({ goods }: Facts): Shown[] =>
  (goods?.names ?? []).map((text) => ({ where: '商品名称', text, advice: inGoods }))

const profileTexts = ({ learned }: Facts): Shown[] => [
  { where: '小程序名称', text: learned?.profile?.nickname ?? '', advice: atWeChat },
  { where: '小程序简介', text: learned?.profile?.introduction ?? '', advice: atWeChat },
]

const firstWith = (texts: Shown[], wordOf: Word) =>
  texts
    .filter(isWritten)
    .flatMap((shown) => ({ shown, word: wordOf(shown.text) ?? [] }))
    .find(({ word }) => typeof word === 'string')

/** 测试内容. Name and introduction of the mini-program have lines of their own. */
const real = blocking('TEXTS_REAL', '没有测试文字', (facts) => {
  const found = firstWith([...storeTexts(facts), ...goodsTexts(facts), ...templateTexts(facts)], testWord)
  if (!found) return done('文字都是正式的')
  const { where, advice, text } = found.shown
  return failing(advice(`${where}“${text}”像是测试用的，审核会被退回，请改成正式的文字`))
})

/** 涉及违规或夸大宣传. An address is what it is called, whatever words are in it. */
const allowed = blocking('TEXTS_ALLOWED', '没有违规文字', (facts) => {
  const advertising = storeTexts(facts).filter(({ where }) => where !== '店铺地址')
  const texts = [...advertising, ...goodsTexts(facts), ...profileTexts(facts), ...templateTexts(facts)]
  const found = firstWith(texts, forbiddenWord)
  if (!found) return done('没有夸大或禁止的内容')
  return failing(found.shown.advice(`${found.shown.where}里的“${String(found.word)}”不能使用，请换一种说法`))
})

export const texts: readonly Rule[] = [real, allowed]
