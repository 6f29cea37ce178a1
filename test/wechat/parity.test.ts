import type { EndpointSpec } from '../../server/wechat/endpoint'
import { rows as simulated } from '../simulator/openPlatform'
import type { Row } from '../simulator/openPlatform/row'
import { documentedFields } from './documentedFields'
import { fieldNames, parentOf } from './fieldNames'
import { calls } from './golden/calls'
import type { Golden } from './golden/golden'
import { rows } from './rows'

type Place = 'query' | 'body' | 'form'

const everyCall = Object.entries(calls)

const namesOf = (list = ''): string[] => list.split(/\s+/).filter(Boolean)
const withoutMark = (name: string): string => name.replace(/!$/, '')

/** The names of what goes over the wire, by where it goes, without the token. */
function sent({ row, line, body }: Golden): Record<Place, string[]> {
  const query = [...new URL(line.split(' ')[1] ?? '', 'http://localhost').searchParams.keys()]
  const inBody = row.body === 'json' ? fieldNames(JSON.parse(body)) : []
  const inForm = [...body.matchAll(/form-data; name="(\w+)"/g)].map(([, name]) => name ?? '')
  return { query: query.filter((name) => !name.endsWith('access_token')), body: inBody, form: inForm }
}

/** Documents name a field and leave open what is in it, or name what is in it and leave the field itself out. */
const isDocumented = (documented: string[], name: string): boolean =>
  documented.includes(name) ||
  documented.some((other) => other.startsWith(`${name}.`) || other.startsWith(`${name}[]`)) ||
  isLeftOpen(documented, parentOf(name))

function isLeftOpen(documented: string[], parent: string): boolean {
  if (!parent) return false
  if (documented.some((other) => other !== parent && parentOf(other) === parent)) return false
  return documented.includes(parent) || isLeftOpen(documented, parentOf(parent))
}

const places = ['query', 'body', 'form'] as const

describe('what we send and what WeChat documents', () => {
  it('is about the same APIs', () => {
    expect(Object.keys(documentedFields).sort()).toEqual(Object.keys(rows).sort())
  })

  it.each(everyCall)('%s sends all that is required, where it belongs', (id, call) => {
    const found = sent(call)
    for (const place of places) {
      const required = namesOf(documentedFields[id]?.[place]).filter((name) => name.endsWith('!'))
      const wanted = required
        .map(withoutMark)
        .filter((name) => !parentOf(name) || found[place].includes(parentOf(name)))
      expect(found[place]).toEqual(expect.arrayContaining(wanted))
    }
  })

  it.each(everyCall)('%s sends nothing that WeChat has not heard of', (id, call) => {
    const found = sent(call)
    for (const place of places) {
      const documented = namesOf(documentedFields[id]?.[place]).map(withoutMark)
      expect(found[place].filter((name) => !isDocumented(documented, name))).toEqual([])
    }
  })

  it.each(everyCall)('%s reads only what WeChat answers', (id, { row, answer }) => {
    const documented = [...namesOf(documentedFields[id]?.answer), 'errcode', 'errmsg']
    const read = row.answer === 'binary' ? [] : [...fieldNames(answer), ...(row.needs ?? [])]
    expect(read.filter((name) => !isDocumented(documented, name))).toEqual([])
  })
})

const tokens: Record<EndpointSpec['token'], Row['token'][]> = {
  none: ['none', 'secret'],
  component: ['component'],
  authorizer: ['account'],
  either: ['either'],
}

describe('what we send and what the simulator takes', () => {
  const theirs = ({ row }: Golden): Row | undefined => simulated[`${row.method} ${row.path}`]

  it.each(everyCall)('%s is there, with the same token', (_id, call) => {
    expect(tokens[call.row.token]).toContain(theirs(call)?.token)
  })

  it.each(everyCall)('%s has no field that the simulator finds strange', (_id, call) => {
    const { query, body, form } = sent(call)
    const top = body.filter((name) => !parentOf(name))
    expect(theirs(call)?.query).toEqual(expect.arrayContaining(query))
    expect(theirs(call)?.body).toEqual(expect.arrayContaining(top))
    expect(form).toEqual(call.row.body === 'multipart' ? [theirs(call)?.file] : [])
  })
})
