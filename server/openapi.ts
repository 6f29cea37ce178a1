import Router from '@koa/router'
import type { Middleware } from 'koa'
import { z } from 'zod'
import type { Entry } from '../shared/api/contract'
import { docsPage } from './docsPage'
import { splitKey, type ApiGroup } from './mount'

/** A JSON Schema object as zod makes it for OpenAPI 3.0. */
export interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  [keyword: string]: unknown
}

export interface Operation {
  tags: string[]
  operationId: string
  security?: []
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[]
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, object>
}

export interface OpenApi {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  [rest: string]: unknown
}

const problem: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'text', 'requestId'],
      properties: {
        code: { type: 'string', description: 'For programs' },
        text: { type: 'string', description: 'For the person, in Chinese' },
        next: { type: 'string', description: 'What the person can do about it' },
        field: { type: 'string', description: 'The input field that is wrong' },
        requestId: { type: 'string' },
      },
    },
  },
}

const answered: Schema = { type: 'object', required: ['data'], properties: { data: {} } }
const json = (schema: Schema) => ({ 'application/json': { schema } })

/** The contract tables as an OpenAPI document. */
export const openApi = (groups: readonly ApiGroup[], publicUrl: string): OpenApi => ({
  openapi: '3.0.3',
  info: { title: 'Kaidian', version: '1', description: 'Answers are { data } or { error: { code, text, … } }.' },
  servers: [{ url: publicUrl }],
  tags: groups.map(({ name }) => ({ name })),
  security: [{ session: [] }],
  paths: pathsOf(groups),
  components: {
    securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    schemas: { Problem: problem },
    responses: { Problem: { description: 'It did not work', content: json({ $ref: '#/components/schemas/Problem' }) } },
  },
})

function pathsOf(groups: readonly ApiGroup[]): OpenApi['paths'] {
  const paths: OpenApi['paths'] = {}
  for (const group of groups) {
    for (const [key, entry] of Object.entries<Entry>(group.api)) {
      const { method, path } = splitKey(key)
      const full = `${group.prefix}${path}`.replaceAll(/:(\w+)/g, '{$1}')
      paths[full] = { ...paths[full], [method.toLowerCase()]: operation(group, key, entry) }
    }
  }
  return paths
}

function operation(group: ApiGroup, key: string, entry: Entry): Operation {
  const { method, path } = splitKey(key)
  const input = z.toJSONSchema(entry.input, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' }) as Schema
  const pathNames = [...`${group.prefix}${path}`.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method)
  const body = hasBody ? bodyOf(without(input, pathNames), entry) : undefined
  return {
    tags: [group.name],
    operationId: `${group.name} ${key}`,
    ...(entry.access === 'public' && { security: [] }),
    parameters: [...inPath(input, pathNames), ...(hasBody ? [] : inQuery(input, pathNames))],
    ...(body && { requestBody: { required: true, content: body } }),
    responses: {
      200: { description: 'It worked', content: json(answered) },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

const inPath = ({ properties = {} }: Schema, names: string[]): Operation['parameters'] =>
  names.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } }))

const inQuery = ({ properties = {}, required = [] }: Schema, pathNames: string[]): Operation['parameters'] =>
  Object.entries(properties)
    .filter(([name]) => !pathNames.includes(name))
    .map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))

/** The schema without the fields that come in the path. */
function without(schema: Schema, names: string[]): Schema {
  const { $schema: _dialect, ...rest } = schema
  if (rest.anyOf) return { ...rest, anyOf: rest.anyOf.map((choice) => without(choice, names)) }
  const properties = Object.entries(rest.properties ?? {}).filter(([name]) => !names.includes(name))
  const required = (rest.required ?? []).filter((name) => !names.includes(name))
  const { required: _all, ...others } = rest
  return { ...others, properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) }
}

function bodyOf(schema: Schema, { file }: Entry): Record<string, { schema: Schema }> | undefined {
  if (file) {
    const properties = { ...schema.properties, [file.field]: { type: 'string', format: 'binary' } }
    return {
      'multipart/form-data': { schema: { ...schema, properties, required: [...(schema.required ?? []), file.field] } },
    }
  }
  const isEmpty = !schema.anyOf && Object.keys(schema.properties ?? {}).length === 0
  return isEmpty ? undefined : json(schema)
}

/** `/openapi.json` and `/docs`, made once, when the first reader asks: a start should not wait for them. */
export function openApiPages(groups: readonly ApiGroup[], publicUrl: string): Middleware {
  const document = once(() => openApi(groups, publicUrl))
  const page = once(() => docsPage(document()))
  const router = new Router()
  router.get('/openapi.json', (ctx) => {
    ctx.body = document()
  })
  router.get('/docs', (ctx) => {
    ctx.type = 'html'
    ctx.body = page()
  })
  return router.routes() as Middleware
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
