import type { Entry } from '../../shared/api/contract'
import { openApi } from '../../server/openapi'
import { customerGroups } from '../../server/routes/customer'
import { merchantGroups } from '../../server/routes/merchant'
import { operatorGroups } from '../../server/routes/operator'
import { anApp, type TestApp } from '../setup/app'

const groups = [...merchantGroups, ...customerGroups, ...operatorGroups]
const document = openApi(groups, 'https://open.example.com')
const entries = groups.flatMap(({ prefix, api }) =>
  Object.entries<Entry>(api).map(([key, entry]): [string, string, Entry] => {
    const [method = '', path = ''] = key.split(' ')
    return [method, `${prefix}${path === '/' ? '' : path}`.replaceAll(/:(\w+)/g, '{$1}'), entry]
  }),
)

it.each(entries)('lists %s %s', (method, path, entry) => {
  const operation = document.paths[path]?.[method.toLowerCase()]
  const named = operation?.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)

  expect(operation?.responses).toHaveProperty('200')
  expect(operation?.security).toEqual(entry.access === 'public' ? [] : undefined)
  expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
})

it('lets strangers in where it is meant, and nowhere else', () => {
  const open = entries.filter(([, , { access }]) => access === 'public').map(([method, path]) => `${method} ${path}`)

  expect(open).toEqual([
    'POST /api/merchant/me/sessions',
    'GET /api/customer/{storeKey}/storefront',
    'GET /api/customer/{storeKey}/home',
    'GET /api/customer/{storeKey}/menu',
    'GET /api/customer/{storeKey}/menu/{categoryId}',
    'GET /api/customer/{storeKey}/categories',
    'GET /api/customer/{storeKey}/goods',
    'GET /api/customer/{storeKey}/goods/{goodsId}',
    'POST /api/customer/{storeKey}/sessions',
    'POST /api/operator/sessions',
  ])
})

it('lets nobody keep what is for one person', () => {
  const kept = entries.filter(
    ([method, , entry]) => entry.cacheSeconds !== undefined && method + entry.access !== 'GETpublic',
  )

  expect(kept).toEqual([])
})

it('gives every operation a name of its own', () => {
  const names = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((o) => o.operationId))

  expect(new Set(names).size).toBe(names.length)
})

it('says what a body must hold, without what the path says already', () => {
  const schema = document.paths['/api/merchant/me/sessions']?.post?.requestBody?.content['application/json']?.schema

  expect(schema).toMatchObject({
    type: 'object',
    required: ['code'],
    properties: { code: { type: 'string', minLength: 1 } },
  })
})

it('says where a file goes', () => {
  const content = document.paths['/api/merchant/{storeKey}/logo']?.post?.requestBody?.content

  expect(content?.['multipart/form-data']?.schema).toMatchObject({
    properties: { file: { type: 'string', format: 'binary' } },
    required: ['file'],
  })
})

describe('its pages', () => {
  let app: TestApp
  beforeAll(async () => (app = await anApp({ apiGroups: groups })))
  afterAll(() => app.close())

  it('serve the document', async () => {
    const served = (await (await fetch(`${app.url}/openapi.json`)).json()) as { openapi: string; paths: object }

    expect(served.openapi).toBe('3.0.3')
    expect(Object.keys(served.paths)).toEqual(Object.keys(document.paths))
  })

  it('show every route on a page that loads nothing from elsewhere', async () => {
    const answer = await fetch(`${app.url}/docs`)
    const html = await answer.text()

    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(html).not.toMatch(/<script|https?:|@import|url\(/)
    for (const path of Object.keys(document.paths)) expect(html).toContain(path)
    expect(html).toContain('无需登录')
  })
})
