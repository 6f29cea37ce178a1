/** What the sign above a payment's word says; `busy` breathes. */
export type OutcomeTone = 'busy' | 'done' | 'waiting' | 'failing'
