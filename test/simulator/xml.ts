/** What an XML document of WeChat's can hold. Numbers are written bare, text in CDATA, lists as repeated elements. */
type XmlValue = string | number | XmlFields | readonly XmlValue[]
export interface XmlFields {
  readonly [name: string]: XmlValue
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

function inner(value: XmlValue): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return cdata(value)
  return elements(value as XmlFields)
}

/** Written bare although it has too many digits for a number. */
const isBare = (name: string, value: XmlValue): value is string =>
  name === 'MsgId' && typeof value === 'string' && /^\d+$/.test(value)

const isList = (value: XmlValue): value is readonly XmlValue[] => Array.isArray(value)

function elements(fields: XmlFields): string {
  const element = (name: string, value: XmlValue): string =>
    isList(value)
      ? value.map((one) => element(name, one)).join('')
      : `<${name}>${isBare(name, value) ? value : inner(value)}</${name}>`
  return Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('')
}

/** Writes a document as WeChat does: one root `xml`, text in CDATA, numbers bare. */
export const writeXml = (fields: XmlFields): string => `<xml>${elements(fields)}</xml>`

const flat = /<([A-Za-z_][\w.-]*)>\s*(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))\s*<\/\1>/g

/**
 * Reads the top-level text fields of a reply: `<xml><Encrypt><![CDATA[…]]></Encrypt>…</xml>`.
 *
 * Replies are flat, so nesting is not read. Whoever answers with a DOCTYPE gets an empty result, as nothing else in it
 * could be trusted.
 */
export function readXml(document: string): Record<string, string> {
  const body = /^\s*(?:<\?xml[^>]*\?>\s*)?<xml>([\s\S]*)<\/xml>\s*$/.exec(document)?.[1]
  if (body === undefined || /<!DOCTYPE/i.test(document)) return {}
  const fields = [...body.matchAll(flat)].map(([, name = '', inCdata, bare]) => [name, inCdata ?? bare ?? ''] as const)
  return Object.fromEntries(fields)
}
