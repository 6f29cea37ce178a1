import type { Chance } from '../chance'
import type { Market, MerchantNumber } from './market'
import { enterKeys, type Stall } from './stall'

/** Something was exchanged in 商户平台 that the store does not know yet. */
export interface Rotation {
  stall: Stall
  values: string[]
  /** To be voided once the new one is used. */
  oldSerial: string | null
}

/** Exchanges the key or the certificate of a store, or brings a new platform certificate. */
export async function beginRotation({ simulated, stalls }: Market, chance: Chance): Promise<Rotation | null> {
  const stall = chance.pick(stalls.filter(({ mode }) => mode !== 'partner'))
  const kind = chance.pick(['key', 'certificate', 'platform'] as const)
  if (kind === 'platform') {
    await simulated.control('/_sim/payments/platformCertificates', {})
    return null
  }
  const oldSerial = kind === 'certificate' ? stall.number.serial : null
  const isOld = stall.mode === 'v2'
  const newKey = isOld ? { newApiV2Key: true } : { newApiV3Key: true }
  const wish = kind === 'key' ? newKey : { newCertificate: true }
  const path = `/_sim/payments/merchants/${stall.number.mchid}`
  stall.number = await simulated.control<MerchantNumber>(path, wish)
  const { apiV3Key, apiV2Key, certificatePem, privateKeyPem } = stall.number
  const key = isOld ? apiV2Key : apiV3Key
  return { stall, oldSerial, values: kind === 'key' ? [key] : [certificatePem, privateKeyPem] }
}

/** The merchant enters what is new; true once WeChat Pay has accepted it. */
export async function endRotation({ simulated }: Market, { stall, values, oldSerial }: Rotation): Promise<boolean> {
  const said = await enterKeys(stall, values)
  if (said.code !== null || said.data.draft !== null) return false
  if (oldSerial !== null)
    await simulated.control(`/_sim/payments/merchants/${stall.number.mchid}`, { voidCertificate: oldSerial })
  return true
}
