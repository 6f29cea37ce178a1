import type { StoreView } from '../../../shared/api/merchant/store'
import type { PaymentView } from '../../../shared/api/merchant/payment'
import type { StoreRow } from '../../../server/db/models/store'
import { beginAttempt } from '../../../server/services/attempts'
import { receiveCode } from '../../../server/services/authorisation'
import { aRequestKey, type Said } from '../office'
import { aMiniProgram } from '../simulated'
import { pause, within } from '../wait'
import type { Market, MerchantNumber } from './market'

export const modes = ['publicKey', 'certificate', 'partner', 'v2'] as const
export type Mode = (typeof modes)[number]

/** Something on the shelf, and how much of it there was at first. */
export interface Ware {
  goodsId: string
  variantId: string
  priceFen: number
  stock: number
}

/** A store with a merchant number of its own. */
export interface Stall {
  mode: Mode
  row: StoreRow
  appid: string
  /** As 商户平台 shows it now: what was exchanged there may not be known to us yet. */
  number: MerchantNumber
  wares: Ware[]
  /** A request of the merchant's about this store. */
  say<T>(method: string, path: string, body?: unknown): Promise<Said<T>>
}

/** One of several of its kind. */
interface Pitch {
  mode: Mode
  set: number
}

const appidOf = ({ mode, set }: Pitch): string => `wxa0000000000000${set}${modes.indexOf(mode)}`

const shelf = [
  { name: '粗陶茶杯', priceFen: 4500, stock: 900_000 },
  { name: '手作花器', priceFen: 12_801, stock: 900_000 },
  { name: '限量香插', priceFen: 2900, stock: 12 }, // some come too late for it
]

/** Opened through the API, on a mini-program that has authorised us; pays into its own merchant number. */
export async function openStall(market: Market, pitch: Pitch, providerMchid: string): Promise<Stall> {
  const { simulated, base, door, office } = market
  const { mode, set } = pitch
  const name = `铺子 ${mode} ${set}`
  const appid = await aMiniProgram(simulated, appidOf(pitch), name)
  const wanted = { name, kind: 'retail', requestKey: aRequestKey() }
  const { key } = await office().must<StoreView>(door.url, 'POST', '/me/stores', wanted)
  const row = await authorised(market, key, appid)
  const stall: Stall = {
    ...{ mode, row, appid, wares: [] },
    number: await simulated.control('/_sim/payments/merchants', numberOf(mode, appid, providerMchid)),
    say: async (method, path, body) => {
      const said = await office().call<never>(door.url, method, `/${key}${path}`, body)
      if (said.status === 401) await market.signInAgain()
      return said
    },
  }
  for (const each of shelf) stall.wares.push(await aWare(market, stall, each))
  const said = await collecting(stall)
  if (!said.data?.isCollecting) throw new Error(`${mode}: nothing is collected: ${JSON.stringify(said)}`)
  stall.row = (await base.platform.stores.find({ key })) ?? row
  return stall
}

/** One merchant with that many stores is told to enter their keys more slowly. */
async function collecting(stall: Stall): Promise<Said<PaymentView>> {
  for (;;) {
    const said = await enterKeys(stall, valuesOf(stall.mode, stall.number))
    if (said.code !== 'TOO_OFTEN') return said
    await pause(5_000)
  }
}

const richFen = 10_000_000_000 // a refund finds its money

function numberOf(mode: Mode, appid: string, providerMchid: string): object {
  if (mode === 'partner') return { providerMchid, subAppids: [appid], balanceFen: richFen }
  return { ...(mode !== 'v2' && { mode }), appids: [appid], balanceFen: richFen }
}

async function authorised({ simulated, base: { platform } }: Market, key: string, appid: string): Promise<StoreRow> {
  const row = await platform.stores.find({ key })
  if (!row) throw new Error(`no store ${key}`)
  const now = platform.clock.now()
  const { id: attemptId } = await beginAttempt(platform.store(row), row.createdBy, aRequestKey(), now)
  const { authCode } = await simulated.control<{ authCode: string }>('/_sim/grant', { appid, push: false })
  await receiveCode(platform, { code: authCode, attemptId, appid, authorisedAt: now }, now)
  const isDone = await within(60, async () => (await platform.authorizers.find({ appid }))?.storeId === row.id)
  if (!isDone) throw new Error(`${appid} was not authorised in time`)
  return row
}

interface ShelfWare {
  name: string
  priceFen: number
  stock: number
}

async function aWare(
  { base: { platform } }: Market,
  { row, say }: Stall,
  { name, ...price }: ShelfWare,
): Promise<Ware> {
  const said = await say('POST', '/goods', { name, variants: [{ values: [], ...price }], requestKey: aRequestKey() })
  const goods = await platform.goods.find({ storeId: row.id, name })
  const variant = goods && (await platform.variants.find({ goodsId: goods.id, storeId: row.id }))
  if (!goods || !variant) throw new Error(`${name} is not on the shelf: ${said.code}`)
  return { goodsId: goods.id, variantId: variant.id, ...price }
}

/** What the merchant pastes: which one each is, the server finds out. */
function valuesOf(mode: Mode, number: MerchantNumber): string[] {
  const { certificatePem, privateKeyPem, apiV3Key, apiV2Key, publicKeyPem, publicKeyId } = number
  const pair = [certificatePem, privateKeyPem]
  const own = [...pair, apiV3Key]
  return { partner: [], certificate: own, publicKey: [...own, publicKeyPem, publicKeyId], v2: [...pair, apiV2Key] }[
    mode
  ]
}

/** Begins a new version of the keys, pastes them, and has WeChat Pay asked. */
export async function enterKeys({ mode, number, say }: Stall, values: readonly string[]): Promise<Said<PaymentView>> {
  const wanted = { mode: mode === 'partner' || mode === 'v2' ? mode : 'direct', mchid: number.mchid }
  const begun = await say<PaymentView>('POST', '/payment/draft', wanted)
  if (begun.code !== null) return begun
  for (const text of values) {
    const taken = await say<PaymentView>('POST', '/payment/draft/text', { text })
    if (taken.code !== null) return taken
  }
  return say<PaymentView>('POST', '/payment/draft/check', {})
}
