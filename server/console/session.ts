import { createContext, useContext } from 'react'
import type { OperatorView } from '../../shared/api/operator/session'

export interface Session {
  operator: OperatorView
  signOut(): Promise<void>
}

/** Null only where nobody has signed in: pages below the gate always find one. */
export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session: the gate stands above every page')
  return session
}
