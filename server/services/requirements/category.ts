import type { ProgramCategory } from '../../../shared/program'
import { storeKindTexts } from '../../../shared/store'
import { errorTexts } from '../../wechat/errors'
import { fitsKind, type CategoryNames } from '../categoryFit'
import { blocking, done, failing, merchant, missing, ofProgram, waiting, wechat, type Rule } from './rule'

const nameOf = ({ firstName, secondName }: CategoryNames): string => `${firstName} > ${secondName}`

const passed = (categories: ProgramCategory[]): ProgramCategory[] =>
  categories.filter(({ state }) => state === 'passed')

const isSet = blocking(
  'CATEGORY',
  '经营类目',
  ofProgram('categories', (categories) => {
    if (categories.length > 0) return done(categories.map(nameOf).join('、'))
    const { who, text } = errorTexts.CATEGORY_MISSING
    return missing({ who, text, next: 'setCategory' })
  }),
)

const isPassed = blocking(
  'CATEGORY_PASSED',
  '类目审核',
  ofProgram('categories', (categories) => {
    if (categories.length === 0) return null
    if (passed(categories).length > 0) return done('类目已通过审核')
    const inReview = categories.find(({ state }) => state === 'inReview')
    if (inReview) return waiting(wechat(`类目“${nameOf(inReview)}”正在审核，一般 1 到 3 天`))
    const rejected = categories.map((one) => `“${nameOf(one)}”：${one.reason ?? '资质不符合要求'}`).join('；')
    return failing(merchant(`类目没有通过审核，${rejected}。请补充资质或换一个类目`, 'setCategory'))
  }),
)

/** 服务类目不符 */
const isFitting = blocking(
  'CATEGORY_FIT',
  '类目与经营相符',
  ofProgram('categories', (categories, { store: { kind } }) => {
    const usable = passed(categories)
    if (usable.length === 0) return null
    const fit = usable.find((one) => fitsKind(kind, one))
    if (fit) return done(`“${nameOf(fit)}”适合${storeKindTexts[kind].name}`)
    const later = categories.find((one) => one.state === 'inReview' && fitsKind(kind, one))
    if (later) return waiting(wechat(`适合的类目“${nameOf(later)}”还在审核，一般 1 到 3 天`))
    const text = `“${usable.map(nameOf).join('、')}”与${storeKindTexts[kind].name}不符，请添加一个相符的类目`
    return failing(merchant(text, 'setCategory'))
  }),
)

export const category: readonly Rule[] = [isSet, isPassed, isFitting]
