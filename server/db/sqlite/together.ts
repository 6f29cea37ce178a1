import { busy } from './errors'

/** Runs `work` in one transaction and commits it, or takes everything back. */
type Transacting<Transaction> = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>

/** What is done with an open transaction besides its work. */
interface Means<Transaction> {
  say(transaction: Transaction, sql: string): Promise<void>
  /** The same transaction under a handle of its own, which `finish` makes useless. */
  handle(transaction: Transaction): { own: Transaction; finish(how: 'commit' | 'rollback'): void }
}

const most = 32
const longestMs = 20 // whoever came first shall not wait long for whoever comes last
const patienceMs = 10_000 // as at the lock: who waits longer waits for someone who waits for them

/**
 * Transactions that would wait for each other anyhow, one after the other in one transaction of SQLite's: writing back the
 * pages that an order has touched costs more than all its statements, and the next order touches nearly the same ones.
 *
 * Each stands between SAVEPOINT and RELEASE, so one that fails takes back its own and nothing else. Nobody hears how it
 * went before the commit: what a transaction has seen of those before it is there by then, or has failed with it.
 */
export function together<Transaction>(
  transacting: Transacting<Transaction>,
  means: Means<Transaction>,
): Transacting<Transaction> {
  let group: Group<Transaction> | undefined
  return (work) => {
    if (!group?.takesMore()) group = new Group(transacting, means)
    return group.join(work)
  }
}

interface Member<Transaction> {
  run(transaction: Transaction): Promise<void>
  refuse(error: unknown): void
}

type Outcome<T> = { result: T } | { error: unknown; isBroken: boolean }

class Group<Transaction> {
  private readonly waiting: Member<Transaction>[] = []
  private readonly since = performance.now()
  private readonly committed: Promise<void>
  private joined = 0
  private isOver = false

  constructor(
    transacting: Transacting<Transaction>,
    private readonly means: Means<Transaction>,
  ) {
    this.committed = transacting((transaction) => this.runAll(transaction))
    this.committed.catch((error: unknown) => this.refuseAll(error))
  }

  takesMore(): boolean {
    return !this.isOver && this.joined < most && performance.now() - this.since < longestMs
  }

  async join<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    this.joined++
    const outcome = await new Promise<Outcome<T>>((resolve, refuse) => {
      const run = async (transaction: Transaction) => {
        const found = await this.apart(transaction, work)
        resolve(found)
        if ('error' in found && found.isBroken) throw found.error
      }
      this.waiting.push({ run, refuse })
    })
    if ('error' in outcome) {
      await this.committed.catch(() => undefined)
      throw outcome.error
    }
    await this.committed
    return outcome.result
  }

  private async runAll(transaction: Transaction): Promise<void> {
    const tooLong = setTimeout(
      () => this.refuseAll(busy(`a transaction of this process has taken longer than ${patienceMs / 1000} s`)),
      patienceMs,
    )
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) await next.run(transaction)
    } finally {
      this.isOver = true
      clearTimeout(tooLong)
    }
  }

  private refuseAll(error: unknown): void {
    this.isOver = true
    for (const { refuse } of this.waiting.splice(0)) refuse(error)
  }

  /** Broken: SQLite has given up the whole transaction, as it does when the disk is full. */
  private async apart<T>(
    transaction: Transaction,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<Outcome<T>> {
    const { say, handle } = this.means
    const { own, finish } = handle(transaction)
    try {
      await say(transaction, 'SAVEPOINT apart')
      const result = await work(own)
      finish('commit')
      return await say(transaction, 'RELEASE apart').then(
        () => ({ result }),
        (error: unknown) => ({ error, isBroken: true }),
      )
    } catch (error) {
      finish('rollback')
      return say(transaction, 'ROLLBACK TO apart')
        .then(() => say(transaction, 'RELEASE apart'))
        .then(
          () => ({ error, isBroken: false }),
          () => ({ error, isBroken: true }),
        )
    }
  }
}
