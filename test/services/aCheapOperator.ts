import { newId } from '../../server/ids'
import type { Platform } from '../../server/platform'
import { noon } from './aPlatform'

/** What an operator signs in with whose password was stored when looking at it cost next to nothing. */
export const cheapProof = { name: 'xiaolin', password: 'four words one next to another' }

export const cheapHash = 'scrypt$2$1$1$c2FsdHNhbHRzYWx0c2FsdA$CVcfVXXwUUflfGkjX301UL6CqooGM4QcUSRjMkf_oPQ'

/** For tests about something else than passwords: those of today take a third of a second of work each. */
export async function aCheapOperator({ operators }: Platform): Promise<void> {
  const fresh = { failures: 0, lockedUntil: new Date(0), disabledAt: null, createdAt: noon }
  await operators.create({ id: newId(), name: cheapProof.name, password: cheapHash, ...fresh })
}
