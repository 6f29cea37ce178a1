import { parseXml, XmlRefused } from '../../xml'
import type { Fields } from './signing'

/** Reads a document of one level. @throws XmlRefused also where it has more */
export function readFields(text: string): Fields {
  const fields = parseXml(text)
  for (const value of Object.values(fields)) if (typeof value !== 'string') throw new XmlRefused('more than one level')
  return fields as Fields
}
