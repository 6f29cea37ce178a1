import type { App } from '../../accounts'
import { programOf, type Program } from '../../programs/program'
import { no } from '../errcodes'
import { official, tokensApp, type Call } from '../row'

export const page = (name: string, grade = 'A+B') => official(`miniprogram-management/code-management/${name}`, grade)

/** The mini-program a call is about. Its own token does not do: only a platform works on code (86000). */
export function programCall(call: Call): { app: App; program: Program } {
  const app = tokensApp(call)
  if (call.token?.kind !== 'authorizer') throw no(86000)
  return { app, program: programOf(call.world, app.appid) }
}

/** One operation at a time on each mini-program. */
export function checkIdle({ world }: Call, program: Program): void {
  if (world.clock.now() < program.busyUntil) throw no(9402202)
}
