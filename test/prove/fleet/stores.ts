import { runOperator } from '../../../server/commands/operator'
import type { StoreRow } from '../../../server/db/models/store'
import type { Platform } from '../../../server/platform'
import { beginAttempt } from '../../../server/services/attempts'
import { receiveCode } from '../../../server/services/authorisation'
import { createStore } from '../../../server/services/stores'
import { modifyThirdpartyServerDomain } from '../../../server/wechat/componentDomain'
import { enoughGoods } from '../../services/aGoods'
import { aRequestKey } from '../office'
import type { Simulated } from '../simulated'
import { within } from '../wait'

/** The development mini-program that templates for dining are uploaded with. */
export const devDining = 'wxe0000000000000d1'

/** A store that lacks nothing to be released, and the mini-program that runs it. */
export interface ReadyStore {
  row: StoreRow
  appid: string
}

/** What an operator does before the first store comes: registers the server's address, makes a template the default. */
export async function furnishPlatform(simulated: Simulated, platform: Platform): Promise<void> {
  await within(20, async () => (await platform.tickets.count({})) > 0)
  await platform.wechat(modifyThirdpartyServerDomain, {
    action: 'set',
    wxa_server_domain: new URL(platform.config.http.publicUrl).host,
    is_modify_published_together: true,
  })
  await addTemplate(simulated, platform)
}

const pages = ['pages/home/index', 'pages/orders/index']

/** Small, and nothing in it for a privacy scan to find. */
const program = {
  'app.json': JSON.stringify({ pages, window: {} }),
  'app.js': 'App({})',
  ...Object.fromEntries(
    pages.flatMap((page) => [
      [`${page}.js`, 'Page({})'],
      [`${page}.wxml`, `<view>${page}</view>`],
      [`${page}.json`, '{}'],
    ]),
  ),
}

async function addTemplate({ control }: Simulated, platform: Platform): Promise<void> {
  const { draft_id } = await control<{ draft_id: number }>('/_sim/drafts', {
    files: program,
    user_version: '1.0.0',
    user_desc: '点餐模板',
    source_miniprogram_appid: devDining,
  })
  const [, said = ''] = await runOperator(platform, ['templates', 'promote', String(draft_id), '--flavour', 'dining'])
  const [templateId = ''] = said.split(/\s/)
  await runOperator(platform, ['templates', 'default', templateId])
}

/** Opens a store and has its mini-program authorise us, without any screens. Whoever works on the tasks settles it. */
export async function aReadyStore(
  simulated: Simulated,
  platform: Platform,
  merchantId: string,
  number: number,
): Promise<ReadyStore> {
  const appid = await aCompleteAccount(simulated, number)
  const now = platform.clock.now()
  const wanted = { name: `面馆 ${number}`, kind: 'dining', requestKey: aRequestKey() } as const
  const { store } = await createStore(platform, merchantId, wanted, now)
  await platform.stores.update({ id: store.row.id }, described)
  await enoughGoods(store)
  const { id: attemptId } = await beginAttempt(store, merchantId, aRequestKey(), now)
  const { authCode } = await simulated.control<{ authCode: string }>('/_sim/grant', { appid, push: false })
  await receiveCode(platform, { code: authCode, attemptId, appid, authorisedAt: now }, now)
  return { row: { ...store.row, ...described }, appid }
}

const described = {
  contactName: '林晓梅',
  contactPhone: '13800138000',
  address: '杭州市西湖区龙井路 1 号',
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '21:00' }],
}

async function aCompleteAccount({ control }: Simulated, number: number): Promise<string> {
  const appid = `wxb${String(number).padStart(15, '0')}`
  await control('/_sim/apps', {
    appid,
    kind: 'miniProgram',
    name: `面馆 ${number}`,
    admin: 'merchant',
    headImg: 'https://example.com/avatar.png',
    signature: '现做的小麦面，街坊吃了二十年',
    verified: true,
    icpStatus: 6,
    categories: [{ first: '餐饮服务', second: '餐饮服务场所/餐饮服务管理企业' }],
  })
  return appid
}

/** Every one is authorised, and WeChat has been asked how each stands. */
export async function allReady(platform: Platform, stores: readonly ReadyStore[], seconds: number): Promise<void> {
  const storeId = stores.map(({ row }) => row.id)
  const done = await within(seconds, async () => {
    const known = await platform.programs.list({ storeId })
    return known.filter(({ facts }) => facts !== null).length === stores.length
  })
  if (!done) throw new Error('the stores were not authorised in time')
}
