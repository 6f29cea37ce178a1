import { pino, type DestinationStream, type Logger, type LogFn } from 'pino'
import { censor } from './censor'

export type Log = Logger

/** JSON lines on standard output. Everything that is logged passes `censor`. */
export const createLog = (config: { logLevel: string }, destination?: DestinationStream): Log =>
  pino(
    { level: config.logLevel, base: null, hooks: { logMethod: censored }, serializers: { err: asItIs } },
    destination ?? pino.destination({ dest: 1, sync: true }),
  )

/** pino's own serializer would describe again what `censor` has described. */
const asItIs = (value: unknown): unknown => value

function censored(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, ...rest] = args as unknown[]
  const subject = first instanceof Error ? { err: first } : first
  method.apply(this, [subject, ...rest].map((value) => censor(value)) as Parameters<LogFn>)
}
