import type { PaymentVersionState } from './payment'

/** How a store stands with its payment, by the states of its versions: the first that it has one for. */
export const standingStates = [
  ['failing', ['failing']],
  ['proved', ['proved']],
  ['checking', ['draft', 'checking']],
] as const satisfies (readonly [string, readonly PaymentVersionState[]])[]

/** `checking`: what it will collect with is being set up. */
export const paymentStandings = ['none', 'checking', 'proved', 'failing'] as const
export type PaymentStanding = (typeof paymentStandings)[number]

export const paymentStandingOf = (states: readonly PaymentVersionState[]): PaymentStanding =>
  standingStates.find(([, of]) => of.some((state) => states.includes(state)))?.[0] ?? 'none'
