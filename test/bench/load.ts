import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'undici'

export interface Shot {
  path: string
  headers?: Record<string, string>
  /** What is posted; what has nothing to post is a GET. */
  body?: string
}

export interface Load {
  /** Sends every shot, so many at a time, as fast as answers come. */
  all(shots: readonly Shot[], atOnce: number): Promise<void>
  /** Sends shots by the clock, whatever becomes of the ones before. Answers how late each answer came, in ms. */
  atRate(shots: readonly Shot[], perSecond: number): Promise<number[]>
  close(): Promise<void>
}

/** The sending side, in the process that does not serve. A wrong answer ends the run: its speed would mean nothing. */
export function loadOn(url: string): Load {
  const pool = new Pool(url, { connections: 128 })
  const send = async ({ path, headers = {}, body }: Shot): Promise<void> => {
    const answer = await pool.request({
      path,
      headers,
      ...(body === undefined ? { method: 'GET' } : { method: 'POST', body }),
    })
    const text = await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 200)}`)
  }
  return {
    async all(shots, atOnce) {
      let next = 0
      const worker = async () => {
        for (let shot = shots[next++]; shot; shot = shots[next++]) await send(shot)
      }
      await Promise.all(Array.from({ length: atOnce }, worker))
    },
    async atRate(shots, perSecond) {
      const startedAt = performance.now()
      const lateness = shots.map(async (shot, i) => {
        const due = startedAt + (i * 1000) / perSecond
        await delay(due - performance.now())
        await send(shot)
        return performance.now() - due
      })
      return Promise.all(lateness)
    },
    close: () => pool.close(),
  }
}
