import { machine, type StateOf } from './machine'

/**
 * One entry of WeChat's template library. `retired`: stores keep it, no new release is made of it. `deleted`: gone from
 * the library, whoever took it out there; one that WeChat lists again was never gone.
 */
// prettier-ignore
export const templateMachine = machine('template', 'available', {
  available: { retire: 'retired', vanish: 'deleted' },
  retired:   { restore: 'available', vanish: 'deleted' },
  deleted:   { reappear: 'available' },
})

export type TemplateState = StateOf<typeof templateMachine>

/** The page of a customer's orders, in every template that has one: WeChat wants to know it from shops. */
export const ordersPage = 'pages/orders/index'

/** What a built package contains that WeChat will ask about: found by scanning it before the upload. */
export interface TemplateManifest {
  /** Every page, those of subpackages with their root before them. */
  pages: string[]
  tabBarPages: string[]
  /** The keys of the privacy guideline that its calls need: `Address`, `PhoneNumber` … */
  privacyKeys: string[]
  /** The location calls it makes, which app.json has to declare. */
  privateInfos: string[]
  /** The servers that stand in its code: `https://api.example.com`. */
  domains: string[]
  mainPackageBytes: number
}
