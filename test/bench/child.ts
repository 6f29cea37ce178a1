import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** A server in a process of its own. */
export interface Child {
  url: string
  /** CPU time of that process so far, in ms. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

/** Starts `servers/<name>.ts`. Its log goes nowhere, but it is written: that is part of the work. */
export async function startChild(name: string, env: Record<string, string>): Promise<Child> {
  const child = fork(path.join(__dirname, 'servers', `${name}.ts`), {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const heard = async <T>(): Promise<T> => {
    const [message] = (await Promise.race([once(child, 'message'), ended.then(() => [null])])) as [T | null]
    if (message === null) throw new Error(`the server ${name} has ended`)
    return message
  }
  const { url } = await heard<{ url: string }>()
  return {
    url,
    cpuMs: async () => {
      child.send('cpu')
      return (await heard<{ cpuMs: number }>()).cpuMs
    },
    stop: async () => {
      child.kill('SIGKILL') // what it wrote is thrown away
      await ended
    },
  }
}
