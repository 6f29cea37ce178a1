import { openBase, type Base } from '../../../server/base'
import { aFolder } from '../../setup/environment'
import { aChance } from '../chance'
import type { Place } from '../database'
import { signIn, type Office } from '../office'
import { environmentFor, furnish, startSimulated, type Simulated } from '../simulated'
import { within } from '../wait'
import { openDoor, type Door } from './door'
import { startServers, type Servers } from './servers'
import { modes, openStall, type Stall } from './stall'

/** What 商户平台 shows of a merchant number. */
export interface MerchantNumber {
  mchid: string
  serial: string
  certificatePem: string
  privateKeyPem: string
  apiV3Key: string
  apiV2Key: string
  publicKeyId: string
  publicKeyPem: string
}

/** Stores that collect, two servers that serve them, WeChat beside them, and a look at the rows from outside. */
export interface Market {
  simulated: Simulated
  servers: Servers
  door: Door
  base: Base
  office(): Office
  /** The merchant's session is over: a new one. */
  signInAgain(): Promise<void>
  stalls: Stall[]
  close(): Promise<void>
}

const providerAppid = 'wxf0000000000000f6'

/** @param sets how many stores of each kind */
export async function openMarket(place: Place, seed: number, sets: number): Promise<Market> {
  const simulated = await startSimulated(seed)
  const ports: { now: () => number[] } = { now: () => [] }
  const door = await openDoor(() => ports.now())
  const provider = await aProvider(simulated)
  const env = environmentFor(simulated, {
    ...{ DATA_DIR: aFolder(), PUBLIC_URL: door.url, DATABASE_URL: place.url, WECHAT_PAY_URL: simulated.url },
    WECHAT_PAY_V2: 'on',
    ...partnerVariables(provider),
  })
  const servers = await startServers(2, aChance(seed + 1), (port) => ({ ...env, PORT: String(port) }))
  ports.now = servers.ports
  await furnish(simulated, env, door.url)
  const base = await openBase({ ...env, PORT: '0' })
  await within(30, async () => (await base.platform.tickets.count({})) > 0)
  const signInHere = () => signIn(simulated, door.url, env.WECHAT_MERCHANT_APPID ?? '')
  let office = await signInHere()
  const market: Market = {
    ...{ simulated, servers, door, base },
    office: () => office,
    signInAgain: async () => void (office = await signInHere()),
    stalls: [],
    close: async () => {
      await servers.close()
      await door.close()
      await base.close()
      await simulated.close()
    },
  }
  for (let set = 0; set < sets; set++)
    for (const mode of modes) market.stalls.push(await openStall(market, { mode, set }, provider.mchid))
  return market
}

async function aProvider({ control }: Simulated): Promise<MerchantNumber> {
  await control('/_sim/apps', { appid: providerAppid, kind: 'miniProgram', name: '服务商', admin: 'merchant' })
  return control('/_sim/payments/merchants', { isProvider: true, appids: [providerAppid] })
}

const partnerVariables = (provider: MerchantNumber): Record<string, string> => ({
  WECHAT_PARTNER_APPID: providerAppid,
  WECHAT_PARTNER_MCHID: provider.mchid,
  WECHAT_PARTNER_SERIAL: provider.serial,
  WECHAT_PARTNER_PRIVATE_KEY: provider.privateKeyPem,
  WECHAT_PARTNER_APIV3_KEY: provider.apiV3Key,
  WECHAT_PARTNER_PUBLIC_KEY_ID: provider.publicKeyId,
  WECHAT_PARTNER_PUBLIC_KEY: provider.publicKeyPem,
})
