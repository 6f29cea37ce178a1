import type { Browser } from 'playwright-core'
import type { InviteView } from '../../shared/api/merchant/staff'
import { backOffice } from '../demo/furnish'
import { openBrowser, whereChromiumIs } from '../setup/browser'
import { aNewStore } from './authorisedStore'
import { sceneOf } from './customer'
import { startDemo, type Demo } from './demo'
import { openLookedPhone, type LookedPhone } from './lookedPhone'
import {
  begunLook,
  customerIdOf,
  openStockedStore,
  releaseOf,
  tradeAtTable,
  tradeParcels,
  type TableTrade,
  type TradedStore,
} from './tradedStores'

type Queries = Record<string, string>

/** White words on WeChat's own green: how everybody knows its buttons. */
const readableByHabit = /background color: #07c160/

/** A code of the back office opens it; without one there is nothing to show. */
const onlyByCode = /^\w+ pay-test shows a failure$/

/** Those where money is paid need a store that collects: they have a look of their own. */
const isFreeOfMoney = (page: string): boolean => page !== 'pay' && page !== 'pay-test'

/** Pages of the back office that have something to show only once a store has gone some way. */
const ownPages =
  'today orders goods store refunds sittings ship-orders authorise authorisation open-store templates history program ' +
  'categories testers review-pictures edit-goods goods-categories decorate storefront-versions tables staff ' +
  'customers notices'

whereChromiumIs('every page, looked at on a phone', () => {
  let demo: Demo
  let browser: Browser
  let phone: LookedPhone
  let retail: TradedStore
  let dining: TradedStore
  let atTable: TableTrade

  beforeAll(async () => {
    demo = await startDemo(3931)
    retail = await openStockedStore(demo, 'retail')
    dining = await openStockedStore(demo, 'dining')
    browser = await openBrowser()
    phone = await openLookedPhone(browser, demo)
  }, 620_000)

  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })

  /** What is wrong with the pages, a line each. */
  async function lookThrough(name: string, appid: string, pages: string[], queries: Queries = {}): Promise<string[]> {
    const found: string[] = []
    for (const page of pages) {
      const query = queries[page] ?? ''
      const wrong = await phone.visit({ appid, page, query, name: `${name}-${page}` })
      found.push(...wrong.map((each) => `${name} ${page} ${each}`))
    }
    return found.filter((each) => !readableByHabit.test(each) && !onlyByCode.test(each))
  }

  async function lookThroughBroken(name: string, appid: string, pages: string[], queries?: Queries): Promise<string[]> {
    await phone.breakServer(true)
    const found = await lookThrough(`${name}-broken`, appid, pages, queries)
    await phone.breakServer(false)
    return found
  }

  it('in a shop nobody has bought from', async () => {
    const empty = ['home', 'cart', 'orders', 'addresses', 'search', 'mine', 'checkout']
    expect(await lookThrough('retail-empty', retail.appid, empty)).toEqual([])
  })

  it('in a shop', async () => {
    const { orderId, addressId } = await tradeParcels(retail)
    const about = `?id=${orderId}`
    const queries = {
      goods: `?id=${retail.goods[3]?.id}`,
      order: about,
      refund: about,
      'edit-address': `?id=${addressId}`,
    }
    const pages = (await phone.pagesOf(retail.appid)).filter(isFreeOfMoney)
    expect(await lookThrough('retail', retail.appid, pages, queries)).toEqual([])
    expect(await lookThroughBroken('retail', retail.appid, pages, queries)).toEqual([])
  })

  it('in a restaurant', async () => {
    atTable = await tradeAtTable(demo, dining)
    const { orderId, addressId, table } = atTable
    const about = `?id=${orderId}`
    const queries = {
      ...{ goods: `?id=${dining.goods[0]?.id}`, order: about, refund: about, 'edit-address': `?id=${addressId}` },
      ...{ table: `?code=${table.code}`, checkout: `?table=${table.code}` },
    }
    const pages = (await phone.pagesOf(dining.appid)).filter(isFreeOfMoney)
    expect(await lookThrough('dining', dining.appid, pages, queries)).toEqual([])
    expect(await lookThroughBroken('dining', dining.appid, ['menu', 'table'], queries)).toEqual([])
  })

  it('in the back office', async () => {
    const { appid } = backOffice
    const outside = await lookThrough('office', appid, ['sign-in'])
    await phone.page.getByText('微信一键登录').last().click()
    await phone.page.getByText('今日').first().waitFor()
    await phone.remember(appid, { store: dining.key, role: 'owner', kind: 'dining', ...(await begunLook(dining)) })
    const pages = (await phone.pagesOf(appid)).filter((page) => page !== 'sign-in')
    const queries = await officeQueries()
    expect([...outside, ...(await lookThrough('office', appid, pages, queries))]).toEqual([])
    expect(await lookThroughBroken('office', appid, pages, queries)).toEqual([])
  })

  it('in the back office of a store that has just got its name', async () => {
    const { key } = await aNewStore(demo, { name: '晚风书店', kind: 'retail' })
    await phone.remember(backOffice.appid, { store: key, role: 'owner', kind: 'retail' })
    expect(await lookThrough('office-new', backOffice.appid, ownPages.split(' '))).toEqual([])
  })

  /** What the pages of the back office are about, in the restaurant. */
  async function officeQueries(): Promise<Queries> {
    const { id: tableId, name } = atTable.table
    const [order, release] = [`?id=${atTable.orderId}`, `?id=${await releaseOf(dining)}`]
    const invite = await dining.say<InviteView>('POST', '/staff/invites', { role: 'clerk' })
    return {
      ...{ order, ticket: order, release, trial: release, customer: `?id=${await customerIdOf(dining)}` },
      ...{ 'edit-goods': `?id=${dining.goods[0]?.id}`, 'edit-section': '?id=banner', 'pick-goods': '?section=picked' },
      ...{ 'order-method': '?method=dineIn', 'table-code': `?id=${tableId}&name=${encodeURIComponent(name)}` },
      join: `?scene=${encodeURIComponent(await sceneOf(demo, invite))}`,
    }
  }
})
