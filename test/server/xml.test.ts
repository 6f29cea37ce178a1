import fc from 'fast-check'
import { fieldsOfJson } from '../../server/wechat/jsonFields'
import { cdata, listOf, parseXml, textOf, XmlRefused, type XmlFields } from '../../server/xml'
import { bearableMs, fastest, filled } from '../wechat/longInput'

const refused = (xml: string) => expect(() => parseXml(xml)).toThrow(XmlRefused)

describe('what a push says', () => {
  it('keeps every value as text, so that long ids stay whole', () => {
    expect(parseXml('<xml><MsgId>24000000689624673237</MsgId><ret>0</ret></xml>')).toEqual({
      MsgId: '24000000689624673237',
      ret: '0',
    })
  })

  it.each([
    ['white space round text is dropped', '<m> \n a b \t</m>', 'a b'],
    ['white space in CDATA stays', '<m>\n<![CDATA[ a ]]>\n</m>', ' a '],
    ['text and CDATA are joined', '<m> x <![CDATA[ y ]]> z </m>', 'x  y  z'],
    ['two CDATA are joined', '<m><![CDATA[a]]><![CDATA[b]]></m>', 'ab'],
    ['CDATA may be empty', '<m><![CDATA[]]></m>', ''],
    ['CDATA of white space only stays', '<m> <![CDATA[  ]]> </m>', '  '],
    ['an empty element is empty text', '<m/>', ''],
    ['markup in CDATA is text', '<m><![CDATA[1<br>&amp; ]] >]]></m>', '1<br>&amp; ]] >'],
    ['the five entities', '<m>&lt;&gt;&amp;&quot;&apos;</m>', `<>&"'`],
    ['numeric entities', '<m>&#20013;&#x6587;&#x1F600;</m>', '中文😀'],
    ['a wide space is not white space', '<m>　a　</m>', '　a　'],
    ['comments are skipped', '<m>a<!-- <b> -->c</m>', 'ac'],
    ['attributes are skipped', `<m a="1" b='>'>c</m>`, 'c'],
    ['space in tags', '<m >c</m\n>', 'c'],
  ])('%s', (_rule, element, value) => {
    expect(parseXml(`<xml>${element}</xml>`)).toEqual({ m: value })
  })

  it('makes objects of children and lists of repeated elements', () => {
    expect(parseXml('<xml><a><b>1</b></a><a>2</a><a/><c><d>3</d></c></xml>')).toEqual({
      a: [{ b: '1' }, '2', ''],
      c: { d: '3' },
    })
  })

  it('accepts a declaration, a byte order mark and an empty root', () => {
    expect(parseXml('\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<xml></xml>\n')).toEqual({})
    expect(parseXml('<xml/>')).toEqual({})
  })

  it('finds names that every object has from birth only when they are there', () => {
    expect(parseXml('<xml><toString>a</toString><valueOf>b</valueOf></xml>')).toEqual({ toString: 'a', valueOf: 'b' })
  })

  it.each([
    ['a DOCTYPE', '<!DOCTYPE xml [<!ENTITY x "y">]><xml><a>&x;</a></xml>'],
    ['a DOCTYPE in lower case', '<!doctype xml><xml/>'],
    ['a DOCTYPE inside', '<xml><!DOCTYPE a></xml>'],
    ['an entity of its own', '<xml><a>&x;</a></xml>'],
    ['an entity named as a property', '<xml><a>&constructor;</a></xml>'],
    ['a bare ampersand', '<xml><a>A & B</a></xml>'],
    ['an entity without its end', '<xml><a>&amp</a></xml>'],
    ['an entity that is no character', '<xml><a>&#0;</a></xml>'],
    ['half a surrogate', '<xml><a>&#xD800;</a></xml>'],
    ['a character beyond the last', '<xml><a>&#x110000;</a></xml>'],
    ['an unclosed element', '<xml><a>1</xml>'],
    ['an unclosed root', '<xml><a>1</a>'],
    ['a wrong end tag', '<xml><a>1</b></xml>'],
    ['an end tag that only begins right', '<xml><a>1</ab></xml>'],
    ['an unclosed CDATA', '<xml><a><![CDATA[1</a></xml>'],
    ['an unclosed comment', '<xml><!-- </xml>'],
    ['an unclosed tag', '<xml><a'],
    ['a processing instruction', '<xml><?php echo 1 ?></xml>'],
    ['two roots', '<xml/><xml/>'],
    ['text behind the root', '<xml/>a'],
    ['text before the root', 'a<xml/>'],
    ['a root of text', '<xml>a</xml>'],
    ['nothing', ''],
    ['no name', '<xml>< a>1</a></xml>'],
    ['__proto__', '<xml><__proto__><a>1</a></__proto__></xml>'],
    ['constructor', '<xml><constructor>1</constructor></xml>'],
    ['prototype', '<xml><b><prototype>1</prototype></b></xml>'],
  ])('refuses %s', (_what, xml) => refused(xml))

  it('goes eight deep and no deeper', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(parseXml(nested(8))).toBeDefined()
    refused(nested(9))
  })

  it('takes two thousand elements and no more', () => {
    expect(listOf(parseXml(`<xml>${'<a/>'.repeat(1999)}</xml>`).a)).toEqual([])
    refused(`<xml>${'<a/>'.repeat(2000)}</xml>`)
  })

  it('never says anything of the text when it refuses', () => {
    expect(() => parseXml('<xml><Ticket>secret&x;</Ticket></xml>')).toThrow(/^entity$/)
  })
})

it.each([
  ['attributes', filled('<xml><a', ' b="c"')],
  ['an attribute’s name', filled('<xml><a ', 'b')],
  ['space behind an attribute', filled('<xml><a b', ' ')],
  ['an open attribute', filled('<xml><a b="', 'x')],
  ['space in a tag', filled('<xml><a', ' ', 'x')],
  ['space in an end tag', filled('<xml><a></a', ' ')],
  ['a name', filled('<xml><', 'a')],
  ['ampersands', filled('<xml><a>', '&', '</a></xml>')],
  ['entities', filled('<xml><a>', '&amp;', '</a></xml>')],
  ['a long entity', filled('<xml><a>&', 'a', '</a></xml>')],
  ['a long number', filled('<xml><a>&#', '1', ';</a></xml>')],
  ['pieces of CDATA', filled('<xml><a>', 'x<![CDATA[ ]]>', '</a></xml>')],
  ['openings of CDATA', filled('<xml><a>', '<![CDATA[')],
  ['comments', filled('<xml><a>', '<!---->', '</a></xml>')],
  ['openings of comments', filled('<xml><a>', '<!--')],
  ['openings of elements', filled('<xml>', '<a>')],
  ['elements', filled('<xml>', '<a/>', '</xml>')],
  ['openings', filled('', '<')],
  ['space in an element', filled('<xml><a>', ' ', '</a></xml>')],
  ['space before the root', filled('', ' ', '<xml/>')],
  ['an open declaration', filled('<?xml ', '?')],
])('takes no longer for %s', (_what, xml) => {
  expect(fastest(() => refusedOrRead(xml))).toBeLessThan(bearableMs)
})

function refusedOrRead(xml: string): void {
  try {
    parseXml(xml)
  } catch (error) {
    expect(error).toBeInstanceOf(XmlRefused)
  }
}

describe('reading fields', () => {
  it('sees one, many and none as a list', () => {
    const { one, many } = parseXml('<xml><one><a>1</a></one><many><a>1</a></many><many><a>2</a></many></xml>')
    expect(listOf(one)).toEqual([{ a: '1' }])
    expect(listOf(many)).toEqual([{ a: '1' }, { a: '2' }])
    expect(listOf(undefined)).toEqual([])
  })

  it('answers empty text for what is missing or no text', () => {
    expect([textOf('a'), textOf(undefined), textOf({ a: '1' })]).toEqual(['a', '', ''])
  })
})

describe('any fields', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/)
  const allowed = name.filter((n) => !['__proto__', 'constructor', 'prototype'].includes(n))
  const word = fc.string({ unit: 'grapheme', maxLength: 40 })
  const { fields } = fc.letrec<{ fields: XmlFields; value: string | XmlFields }>((tie) => ({
    fields: fc.dictionary(allowed, tie('value'), { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
    value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, word, tie('fields')),
  }))

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fields, (written) => {
        expect(parseXml(`<xml>${write(written)}</xml>`)).toEqual(written)
      }),
    )
  })

  it('mean the same in JSON', () => {
    fc.assert(
      fc.property(fields, (written) => {
        expect(fieldsOfJson(written)).toEqual(written)
      }),
    )
  })

  it('or any text at all either parse or are refused, and nothing else happens', () => {
    const markup = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      ';',
      '<a>',
      '</a>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '#',
      'x',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(markup, word), { maxLength: 30 }), (pieces) => {
        try {
          parseXml(`<xml>${pieces.join('')}</xml>`)
        } catch (error) {
          expect(error).toBeInstanceOf(XmlRefused)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

const write = (fields: XmlFields): string =>
  Object.entries(fields)
    .map(
      ([name, value]) => `<${name}>${typeof value === 'string' ? cdata(value) : write(value as XmlFields)}</${name}>`,
    )
    .join('\n')

describe('a push in JSON', () => {
  it('has the shape it would have in XML', () => {
    expect(fieldsOfJson({ a: 1, b: true, c: null, d: [{ e: 2 }], f: ['x', 'y'] })).toEqual({
      a: '1',
      b: 'true',
      c: '',
      d: { e: '2' },
      f: ['x', 'y'],
    })
  })

  it.each([
    ['too deep', { a: { a: { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } } } }],
    ['a forbidden name', { constructor: 1 }],
    ['a list in a list', { a: [[1]] }],
    ['too much', { a: Array.from({ length: 2001 }, () => 1) }],
  ])('is refused when it is %s', (_what, json) => {
    expect(() => fieldsOfJson(json)).toThrow(XmlRefused)
  })
})
