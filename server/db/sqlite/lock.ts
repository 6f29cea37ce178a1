import { busy } from './errors'

/** One holder at a time, first come first served. */
export interface Lock {
  acquire(): Promise<void>
  release(): void
}

/** Longer than any transaction of ours takes; who waits longer waits for someone who waits for them. */
const patienceMs = 10_000

/**
 * The lock round BEGIN IMMEDIATE … COMMIT in one process. Without it, transactions would meet inside SQLite, where there
 * is no queue: of 150 at once, 148 answer SQLITE_BUSY.
 *
 * It is handed over on a fresh turn of the event loop, so that a long queue does not keep requests waiting.
 */
export function createLock(): Lock {
  const queue: (() => void)[] = []
  let isHeld = false

  const wait = () =>
    new Promise<void>((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer)
        setImmediate(resolve)
      }
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(enter), 1)
        reject(busy(`another transaction of this process has held the database for ${patienceMs / 1000} s`))
      }, patienceMs)
      queue.push(enter)
    })

  return {
    acquire: async () => {
      if (isHeld) return wait()
      isHeld = true
    },
    release: () => {
      const next = queue.shift()
      if (next) next()
      else isHeld = false
    },
  }
}
