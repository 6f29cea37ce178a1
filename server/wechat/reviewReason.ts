const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
}

/** `(1)` or `1:` `1.` `1、`, and neither a time nor a decimal. */
const part = /^[(（]\d{1,2}[)）]\s*[:：.、]?\s*/
const whole = /^\d{1,2}\s*[:：.、](?!\d{1,2}(?!\d))\s*/

/** Says where, and nothing more: `第 2 页`, `页面3`. A number alone says nothing. */
const place = /^(?:第\s?\d{1,3}\s?页|页面?\s?\d{1,3}|P\s?\d{1,3})$/i

interface Line {
  text: string
  numbered: 'whole' | 'part' | null
  /** Announces what the next line says. */
  isHeading: boolean
}

interface Reason {
  text: string
  /** Its sentence is still to come. */
  isOpen: boolean
  /** Below a heading, so that further parts belong to it. */
  isHeaded: boolean
}

/**
 * What a reviewer wrote, a reason each, as a person reads it: WeChat joins the lines by `<br>`, numbers its headings (`1:`)
 * and the sentences below them (`(1):`), and now and then leaves a tag or an entity in. A heading, or the page it is about, and
 * its sentences are one reason.
 */
export function reasonLines(reason: string): string[] {
  const reasons: Reason[] = []
  for (const { text, numbered, isHeading } of linesOf(reason)) {
    const last = reasons.at(-1)
    if (last?.isOpen && (numbered !== 'whole' || place.test(last.text)))
      Object.assign(last, { text: `${last.text}：${text}`, isOpen: isHeading })
    else if (last?.isHeaded && numbered === 'part')
      Object.assign(last, { text: `${last.text.replace(/[；。]$/, '')}；${text}`, isOpen: isHeading })
    else reasons.push({ text, isOpen: isHeading, isHeaded: isHeading })
  }
  return reasons.map(({ text }) => text)
}

const linesOf = (reason: string): Line[] =>
  reason
    .split(/<br\s*\/?>|\n/i)
    .map((line) =>
      line.replace(/<[^<>]*>/g, '').replace(/&(#?\w{2,6});/g, (all, name: string) => entities[name] ?? all),
    )
    .map((line) => readLine(line.trim()))
    .filter(({ text }) => text !== '' && !/^\d{1,3}$/.test(text))

function readLine(line: string): Line {
  const numbered = part.test(line) ? 'part' : whole.test(line) ? 'whole' : null
  const words = line.replace(part, '').replace(whole, '')
  const isAnnounced = words.endsWith(':') || words.endsWith('：')
  const text = isAnnounced ? words.slice(0, -1).trim() : words
  return { text, numbered, isHeading: isAnnounced || place.test(text) }
}
