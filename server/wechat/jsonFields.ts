import { isJsonObject, type JsonObject } from './json'
import { addField, XmlRefused, type XmlFields } from '../xml'

const deepest = 8
const mostValues = 2000

/**
 * A push that came as JSON, in the shape it would have as XML: every value is text, so that handlers know one shape only.
 *
 * @throws XmlRefused
 */
export function fieldsOfJson(json: JsonObject): XmlFields {
  let values = 0

  const fieldsAt = (object: JsonObject, depth: number): XmlFields => {
    if (depth > deepest) throw new XmlRefused('too deep')
    const fields: XmlFields = {}
    for (const [name, value] of Object.entries(object)) {
      for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) add(fields, name, item, depth)
    }
    return fields
  }

  const add = (fields: XmlFields, name: string, value: unknown, depth: number): void => {
    if (++values > mostValues) throw new XmlRefused('too many values')
    if (Array.isArray(value)) throw new XmlRefused('list in a list')
    addField(fields, name, isJsonObject(value) ? fieldsAt(value, depth + 1) : textOfValue(value))
  }

  return fieldsAt(json, 1)
}

const textOfValue = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
