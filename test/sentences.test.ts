import ts from 'typescript'
import { failures, type FailureRow } from '../server/failures'
import { errorTexts } from '../server/wechat/errorTexts'
import { errorTable } from '../server/wechat/errors'
import { files, isIn, sources } from './sources'

/** What the server says to people: texts of at least this many Chinese characters. */
const shortest = 8

interface Sentence {
  text: string
  place: string
}

function sentencesOf(file: string, source: ts.SourceFile): Sentence[] {
  const found: Sentence[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      if ((node.text.match(/\p{Script=Han}/gu) ?? []).length >= shortest)
        found.push({ text: node.text, place: `${file}:${line}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The console's pages are a program of their own, which cannot take a sentence from the server. */
const isSpeaking = (file: string): boolean => isIn('server', 'shared')(file) && !isIn('server/console')(file)

const sentences = [...sources].flatMap(([file, source]) => (isSpeaking(file) ? sentencesOf(file, source) : []))

describe('the sentences for people', () => {
  it('exist once: what two places say is written in one of them', () => {
    const places = new Map<string, string[]>()
    for (const { text, place } of sentences) places.set(text, [...(places.get(text) ?? []), place])

    expect([...places].filter(([, list]) => list.length > 1)).toEqual([])
  })

  it('are read from where they are', () => {
    const texts = new Set(sentences.map(({ text }) => text))

    for (const { text } of [failures.STATE_CONFLICT, errorTexts.RELEASE_ALREADY_QUEUED]) expect(texts).toContain(text)
    expect(sentences.some(({ place }) => place.startsWith('server/services/requirements/'))).toBe(true)
  })
})

/** Failures below which no button can help, and why. */
const withoutButton: Record<string, string[]> = {
  'the person corrects what is still on the screen, or types the command again': [
    ...['INVALID_INPUT', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA', 'PICTURE_UNREADABLE', 'TEMPLATE_FLAVOUR_MISSING'],
    ...['SIGN_IN_REFUSED', 'OPERATOR_NAME_INVALID', 'OPERATOR_NAME_TAKEN', 'OPERATOR_NOT_FOUND', 'PASSWORD_TOO_SHORT'],
    ...['PICTURE_NOT_FOUND', 'GOODS_FULL', 'GOODS_CATEGORY_TAKEN', 'GOODS_CATEGORIES_FULL', 'VARIANTS_MISMATCH'],
    ...['SPREADSHEET_UNREADABLE', 'SPREADSHEET_TOO_LONG', 'SPREADSHEET_HEADLESS', 'PICKUP_CODE_UNKNOWN'],
    ...['TRACKING_MISSING', 'REFUND_TOO_MUCH', 'TEXT_REFUSED', 'ADDRESS_MISSING', 'CONTACT_MISSING', 'CART_EMPTY'],
    ...['CART_FULL', 'BELOW_MINIMUM', 'OUT_OF_RANGE', 'TOO_MANY_ADDRESSES', 'TABLE_MISSING', 'UPLOAD_TOKEN_USED'],
    ...['PAYMENT_VALUE_UNREADABLE', 'REFUNDS_USED_UP', 'WANTED_TIME_OVER', 'WANTED_TIME_CLOSED'],
  ],
  'something else has to happen first, and the sentence says what': [
    ...['STORE_CLOSED', 'ORDER_NOT_PAID', 'ORDERS_UNDER_WAY', 'OWNER_STAYS'],
    'UNPAID_ORDERS_FULL',
  ],
  'only somebody else can help, and the sentence says who': ['FORBIDDEN', 'INVITE_NOT_VALID', 'PAYMENT_TEST_OVER'],
  'what was there is gone': [
    ...['NOT_FOUND', 'STOREFRONT_NOT_FOUND', 'TABLE_NOT_FOUND', 'ORDER_NOT_FOUND', 'CUSTOMER_NOT_FOUND'],
  ],
  'no person sees it, only a program that asked wrongly': [
    ...['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED', 'CALLBACK_MISMATCH'],
  ],
}

describe('a failure', () => {
  const ours = Object.entries<FailureRow>(failures)
  const excused = Object.values(withoutButton).flat()

  it.each(ours)('%s has a sentence and a way on', (code, { text, next }) => {
    expect(text.trim()).not.toBe('')
    expect(next !== undefined || excused.includes(code)).toBe(true)
  })

  it('has a way on whatever WeChat says', () => {
    const rows = Object.values(errorTable).map(({ code }) => errorTexts[code])
    expect(rows.filter(({ text, next }) => !text || !next)).toEqual([])
  })
})

/** Shorter codes are numbers like any other. */
const errcodes = new Set(Object.keys(errorTable).filter((code) => code.length >= 5))

/** Whole numbers as a person reads them, comments included; 60_000 is none of WeChat's. */
const numbersIn = (text: string): string[] => text.match(/(?<![\w.#-])\d{5,9}(?![\w.])/g) ?? []

const errcodesIn = (folders: (file: string) => boolean): string[] =>
  files.filter(folders).flatMap((file) =>
    numbersIn(sources.get(file)?.text ?? '')
      .filter((number) => errcodes.has(number))
      .map((number) => `${file}: ${number}`),
  )

describe('the numbers of WeChat’s errors', () => {
  const knowing = isIn('server/wechat', 'server/pay')

  it('stay with the protocols: nobody else needs to know one', () => {
    const others = isIn('server', 'shared', 'miniapp', 'scripts', 'config')

    expect(errcodesIn((file) => others(file) && !knowing(file))).toEqual([])
  })

  it('are found where they are', () => {
    expect(errcodesIn(knowing)).toContain('server/wechat/errorTable.ts: 85009')
  })
})
