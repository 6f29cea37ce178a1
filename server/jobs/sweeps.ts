import { expireAttempts } from '../services/attempts'
import { reopenStuck } from '../services/authorisation'
import { learnAll, warmTokens } from '../services/authorizers'
import { forgetGone } from '../services/customers/gone'
import { refillStock } from '../services/goods/shelf'
import { forgetHandled } from '../services/inbox'
import { reviveReleases } from '../services/releases/hearing'
import { settleDueOrders } from '../services/orders/due'
import { beginBills } from '../services/payments/bills'
import { reviveMoney } from '../services/payments/reviving'
import { remindOfCertificates } from '../services/payments/reminders'
import { refreshAllTrust } from '../services/payments/trust'
import { syncTemplates } from '../services/templateLibrary'
import { keepTicketsComing } from '../services/tickets'
import type { Sweep } from './sweep'

/** Asks WeChat to push tickets when they stay away. */
export const keepTicketsComingSweep: Sweep = { name: 'keepTicketsComing', everyMinutes: 2, run: keepTicketsComing }

/** Renews the tokens that are in use before they run out, the component's first. */
export const warmTokensSweep: Sweep = { name: 'warmTokens', everyMinutes: 3, run: warmTokens }

/** Ends the attempts whose day is over. */
export const expireAttemptsSweep: Sweep = { name: 'expireAttempts', everyMinutes: 5, run: expireAttempts }

/** Ends the waiting for authorisations that could not be settled. */
export const reopenStuckSweep: Sweep = { name: 'reopenStuck', everyMinutes: 2, run: reopenStuck }

/** Learns once a day what each account granted and who it is. */
export const learnAllSweep: Sweep = { name: 'learnAll', everyMinutes: 60, run: learnAll }

/** Forgets what was handled a month ago. */
export const forgetHandledSweep: Sweep = { name: 'forgetHandled', everyMinutes: 360, run: forgetHandled }

/** Forgets sessions of customers that are over, and carts that nobody comes back for. */
export const forgetGoneSweep: Sweep = { name: 'forgetGone', everyMinutes: 60, run: forgetGone }

/** Looks after releases that nobody looks after any more. */
export const reviveReleasesSweep: Sweep = { name: 'reviveReleases', everyMinutes: 30, run: reviveReleases }

/** Sets what is refilled every morning to its number: until then the shelf shows what is left of yesterday. */
export const refillStockSweep: Sweep = { name: 'refillStock', everyMinutes: 1, run: refillStock }

/** Looks which templates there are: others may have changed the library in WeChat's own console. */
export const syncTemplatesSweep: Sweep = {
  name: 'syncTemplates',
  everyMinutes: 30,
  run: async (platform, now) => void (await syncTemplates(platform, now)),
}

/** Closes orders that waited too long, and ends those that have been on their way for days. */
export const settleDueOrdersSweep: Sweep = { name: 'settleDueOrders', everyMinutes: 1, run: settleDueOrders }

/** Keeps the certificates that WeChat Pay signs with fresh. */
export const refreshTrustSweep: Sweep = { name: 'refreshTrust', everyMinutes: 60, run: refreshAllTrust }

/** Fetches yesterday's bills, once they are ready. */
export const beginBillsSweep: Sweep = { name: 'beginBills', everyMinutes: 20, run: beginBills }

/** Tells stores whose certificate ends soon. */
export const remindOfCertificatesSweep: Sweep = {
  name: 'remindOfCertificates',
  everyMinutes: 12 * 60,
  run: remindOfCertificates,
}

/** Takes up again what has to do with money and was given up after many tries. */
export const reviveMoneySweep: Sweep = { name: 'reviveMoney', everyMinutes: 30, run: reviveMoney }
