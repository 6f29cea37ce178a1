import { setTimeout as sleep } from 'node:timers/promises'
import { noAnswer, PayError } from './errors'

/** One try, for the log. Holds no key, signature or body. */
export interface PayCallRecord {
  path: string
  mchid: string
  attempt: number
  ms: number
  status?: number
  code?: string
  requestId?: string
  noAnswer?: string
}

/** Something that may be said again with the same content. */
interface Insistence<Reply extends { status: number }, Answer> {
  path: string
  mchid: string
  /** The first host, and the one that is asked in the end. */
  hosts: readonly [string, string]
  /** The waits before each repeat. */
  pausesMs: readonly number[]
  log: ((call: PayCallRecord) => void) | undefined
  send(host: string): Promise<Reply>
  read(reply: Reply): Answer | PayError
}

/**
 * Asks again what got no answer: a few times, in the end at the other host. What is still without one then is unknown, not
 * refused.
 *
 * @throws PayError
 */
export async function insist<Reply extends { status: number }, Answer>(
  wanted: Insistence<Reply, Answer>,
): Promise<Answer> {
  const { hosts, pausesMs } = wanted
  for (let nth = 1; ; nth++) {
    const isLast = nth > pausesMs.length
    const ended = await tryOnce(wanted, isLast ? hosts[1] : hosts[0], nth)
    if (!(ended instanceof PayError)) return ended
    // After ten seconds whoever waits would rather know.
    if (isLast || ended.errorClass !== 'retry' || ended.reason === 'timeout') throw ended
    await sleep(pausesMs[nth - 1])
  }
}

/** One try: an answer, or the error that it ended with. Never throws for what the other side does. */
async function tryOnce<Reply extends { status: number }, Answer>(
  { path, mchid, log, send, read }: Insistence<Reply, Answer>,
  host: string,
  attempt: number,
): Promise<Answer | PayError> {
  const started = performance.now()
  const record: PayCallRecord = { path, mchid, attempt, ms: 0 }
  const ended = await send(host).then(
    (reply) => {
      record.status = reply.status
      return read(reply)
    },
    (cause: unknown) => (cause instanceof PayError ? cause : noAnswer(path, reasonOf(cause), cause)),
  )
  if (ended instanceof PayError) {
    if (ended.wechatCode !== undefined) record.code = ended.wechatCode
    if (ended.requestId !== undefined) record.requestId = ended.requestId
    if (ended.isNoAnswer) record.noAnswer = ended.reason
  }
  log?.({ ...record, ms: Math.round(performance.now() - started) })
  return ended
}

/** By code, never by class: an error may come from another realm. */
function reasonOf(error: unknown): string {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown }
  if (name === 'TimeoutError') return 'timeout'
  return typeof code === 'string' ? code : String(name)
}
