import { machine, type StateOf } from './machine'

/**
 * One try of a merchant to authorise a mini-program for a store.
 *
 * `settling` begins when an authorisation code is in our hands, and ends when WeChat's side of it is known. An attempt
 * that expired between WeChat's page and the return still settles, because WeChat has already replaced the tokens. A
 * code that WeChat knows nothing of reopens it.
 */
// prettier-ignore
export const attemptMachine = machine('attempt', 'waiting', {
  waiting:    { open: 'opened', settle: 'settling', cancel: 'cancelled', expire: 'expired' },
  opened:     { open: 'opened', settle: 'settling', cancel: 'cancelled', expire: 'expired' },
  settling:   { authorise: 'authorised', refuse: 'refused', reopen: 'opened' },
  authorised: {},
  refused:    {},
  cancelled:  {},
  expired:    { settle: 'settling' },
})

export type AttemptState = StateOf<typeof attemptMachine>
