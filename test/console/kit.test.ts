import { requestOf } from '../../server/console/call'
import { ago, exactTime } from '../../server/console/kit/time'
import { consequences } from '../../server/console/pages/templates/consequences'
import type { LibraryTemplateView, LibraryView } from '../../shared/api/operator/templates'

const noon = Date.UTC(2026, 10, 2, 4)
const at = (seconds: number): string => new Date(noon - seconds * 1000).toISOString()

describe('a time', () => {
  it.each([
    [5, '刚刚'],
    [-30, '刚刚'],
    [90, '1 分钟前'],
    [3 * 3600, '3 小时前'],
    [50 * 3600, '2 天前'],
    [-2 * 3600, '2 小时后'],
    [90 * 24 * 3600, '2026-08-04'],
  ])('%s seconds ago is told as %s', (seconds, text) => {
    expect(ago(at(seconds), noon)).toBe(text)
  })

  it('is exact in Beijing, wherever the browser stands', () => {
    expect(exactTime('2026-11-02T20:30:05.000Z')).toBe('2026-11-03 04:30:05')
  })
})

describe('a call', () => {
  it('puts names into the path and the rest into the query, what is undefined nowhere', () => {
    const { url, init } = requestOf('GET /stores', { search: '小麦 & 面', cursor: undefined })

    expect(url).toBe('/api/operator/stores?search=%E5%B0%8F%E9%BA%A6+%26+%E9%9D%A2')
    expect(init.body).toBeUndefined()
  })

  it('puts the rest into the body of what changes something, and says that it comes from the console', () => {
    const { url, init } = requestOf('PUT /templates/:templateId', { templateId: '7/8', whatIsNew: '加菜' })

    expect(url).toBe('/api/operator/templates/7%2F8')
    expect(init).toMatchObject({ method: 'PUT', body: '{"whatIsNew":"加菜"}', headers: { 'x-kaidian-console': '1' } })
  })
})

describe('what happens to a template', () => {
  const template: LibraryTemplateView = {
    ...{ templateId: '7', draftId: '1', flavour: 'dining', userVersion: '1.2.0', userDesc: '', sourceAppid: null },
    ...{ createdAt: at(0), state: 'available', isDefault: true, whatIsNew: null, manifest: null },
    stores: { live: 12, underWay: 2, picked: 3 },
  }
  const library: LibraryView = { templates: [template], followers: { retail: 5, dining: 40 } }

  it('is said with how many stores it happens to', () => {
    const { makeDefault, retire, remove } = consequences(template, library)

    expect(makeDefault).toMatch(/40 家没有自己选模板的餐饮店铺，下一次发布会用 1\.2\.0/)
    expect(retire).toMatch(/12 家不受影响.*3 家.*默认模板.*40 家/)
    expect(remove).toMatch(/不能恢复.*12 家不受影响.*2 家正在换上/)
    expect(consequences({ ...template, isDefault: false }, library).retire).not.toMatch(/40 家/)
  })
})
