import { z } from 'zod'
import { takes } from '../contract'

/** One of the platform's own people. */
export interface OperatorView {
  name: string
}

export interface SignedInView {
  operator: OperatorView
  expiresAt: string
  /** For programs, which send it as their bearer token. A browser gets a cookie that no script can read, and null here. */
  token: string | null
}

export const sessionApi = {
  'POST /sessions': takes(
    z.object({
      name: z.string().trim().min(1).max(64),
      password: z.string().min(1).max(256),
      /** A browser's request carries the console's header. */
      holder: z.enum(['browser', 'program']).default('browser'),
    }),
  ).publicly.gives<SignedInView>(),
  'DELETE /sessions/current': takes(z.object({})).gives<Record<string, never>>(),
  'GET /me': takes(z.object({})).gives<OperatorView>(),
}
