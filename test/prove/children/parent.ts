import { fork, type ChildProcess } from 'node:child_process'
import { childProgram } from './bundle'
import type { Ask, Asks, Reply } from './talk'

/** A process of ours that can be asked and killed. */
export interface Child {
  pid: number
  ask<Name extends Ask>(name: Name, question: Asks[Name]['question']): Promise<Asks[Name]['answer']>
  /** SIGKILL: nothing in it gets another turn. Resolves when it is gone. */
  kill(): Promise<void>
  /** Resolves when the process is gone, for whatever reason. */
  ended: Promise<void>
}

/** Thrown by a question whose process died before it answered. */
export class ChildGone extends Error {
  override name = 'ChildGone'
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/** Starts a process with everything loaded, which then waits for what it is asked. */
export function startChild(): Child {
  const child = fork(childProgram(), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, Waiting>()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new ChildGone('the process is gone'))
    waiting.clear()
  })
  child.on('message', (reply: Reply) => settle(waiting, reply))
  let asked = 0
  return {
    pid: child.pid ?? 0,
    ended,
    ask: (name, question) => {
      const id = ++asked
      return new Promise((resolve, reject) => {
        if (isGone(child)) return reject(new ChildGone('the process is gone'))
        waiting.set(id, { resolve, reject })
        child.send({ id, ask: name, question }, () => undefined) // a lost message ends with the process
      })
    },
    kill: async () => {
      if (!isGone(child)) child.kill('SIGKILL')
      await ended
    },
  }
}

const isGone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

function settle(waiting: Map<number, Waiting>, reply: Reply): void {
  const asker = waiting.get(reply.id)
  waiting.delete(reply.id)
  if ('error' in reply) asker?.reject(new Error(reply.error))
  else asker?.resolve(reply.answer)
}

/** Processes that have loaded everything already: a killed one is replaced without the wait for its modules. */
export function childPool() {
  let ready: Child | undefined = startChild()
  return {
    take(): Child {
      const child = ready ?? startChild()
      ready = startChild()
      return child
    },
    async close(): Promise<void> {
      await ready?.kill()
      ready = undefined
    },
  }
}

export type ChildPool = ReturnType<typeof childPool>
