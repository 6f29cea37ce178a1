import { addCategory, categoryOptions, removeCategory } from '../../server/services/categories'
import { aProgramScene, type ProgramScene } from './aProgram'

const path = '/cgi-bin/wxopen/addcategory'

describe('the categories of a mini-program', () => {
  let here: ProgramScene
  const open = async (wishes: Parameters<typeof aProgramScene>[0] = {}) => {
    here = await aProgramScene(wishes)
  }
  afterEach(() => here.close())

  const now = () => here.base.clock.now()
  const option = async (secondName: string) => {
    const found = (await categoryOptions(here.store)).find((one) => one.secondName === secondName)
    if (!found) throw new Error(`no category is called ${secondName}`)
    return found
  }
  const additions = async () => (await here.heard(path)).length

  it('to choose from are those that WeChat offers to this account, with what fits the store', async () => {
    await open({ kind: 'retail' })

    expect(await option('百货')).toEqual({
      ...{ first: 304, second: 305, firstName: '商家自营', secondName: '百货' },
      ...{ wantsProof: false, isFitting: true },
    })
    expect(await option('食品/饮料')).toMatchObject({ wantsProof: true, isFitting: false })
    expect(await option('记账')).toMatchObject({ firstName: '工具', isFitting: false })
  })

  it.each([
    ['food', ['食品/饮料']],
    ['dining', ['餐饮服务场所/餐饮服务管理企业', '点餐平台']],
  ] as const)('that fit a store of the kind %s are its own', async (kind, secondNames) => {
    await open({ kind })
    const fitting = (await categoryOptions(here.store)).filter(({ isFitting }) => isFitting)

    expect(fitting.map(({ secondName }) => secondName)).toEqual(secondNames)
  })

  it('are added once, also when the answer was lost, and taken out', async () => {
    await open()
    const [wares, flowers] = [await option('百货'), await option('鲜花/绿植')]
    await here.fault({ path, drop: 'after', times: 1 })
    await addCategory(here.store, wares, now())
    const { facts } = await addCategory(here.store, wares, now())
    expect(facts?.categories).toMatchObject([{ secondName: '百货', state: 'passed' }])
    expect(await additions()).toBe(1)

    await addCategory(here.store, flowers, now())
    await here.fault({ path: '/cgi-bin/wxopen/deletecategory', drop: 'after', times: 1 })
    for (let time = 0; time < 2; time++) await removeCategory(here.store, wares, now())
    const after = await removeCategory(here.store, wares, now())
    expect(after.facts?.categories).toMatchObject([{ secondName: '鲜花/绿植' }])
  })

  it('that want proof are added at WeChat, and those of other people not at all', async () => {
    await open({ app: { principalKind: 'person' } })
    const noodleHouse = { first: 220, second: 221 }
    await expect(addCategory(here.store, noodleHouse, now())).rejects.toMatchObject({ code: 'CATEGORY_NOT_ALLOWED' })
    await here.appIs({ principalKind: 'enterprise' })

    await expect(addCategory(here.store, noodleHouse, now())).rejects.toMatchObject({
      code: 'CATEGORY_WANTS_PROOF',
      text: expect.stringContaining('资质证明') as string,
      next: 'openWeChatAccount',
    })
    expect(await additions()).toBe(0)
  })

  it('have to wait when the additions of the month are used up', async () => {
    await open()
    await here.scene.control('/_sim/settings', { categoriesPerMonth: 0 })

    await expect(addCategory(here.store, await option('百货'), now())).rejects.toMatchObject({
      code: 'CATEGORY_QUOTA_USED_UP',
      text: expect.stringContaining('下个月') as string,
    })
  })

  it('in review cannot be taken out', async () => {
    await open()
    const food = { first: 304, second: 321 }
    const waiting = { path: '/cgi-bin/wxopen/deletecategory', errcode: 53308 }
    await here.appIs({ categories: [{ first: '商家自营', second: '食品/饮料' }] })
    await here.fault(waiting)

    await expect(removeCategory(here.store, food, now())).rejects.toMatchObject({ code: 'CATEGORY_IN_REVIEW' })
  })
})
