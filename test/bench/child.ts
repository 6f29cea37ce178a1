import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** A server in a process of its own. */
export interface Child {
  url: string
  /** CPU time of that process so far, in ms. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

const sources = path.join(__dirname, 'servers')
// Inside the project, so that packages are found from there.
const outdir = path.join(__dirname, '../../node_modules/.cache/kaidian-bench')
let built: Promise<unknown> | undefined

/** Plain JavaScript as in production: a loader that compiles on the way also maps every stack that is looked at. */
const buildServers = async (): Promise<unknown> => {
  const entryPoints = (await readdir(sources)).map((file) => path.join(sources, file))
  return build({ entryPoints, outdir, bundle: true, packages: 'external', platform: 'node', target: 'node20' })
}

/** Starts `servers/<name>.ts`. Its log goes nowhere, but it is written: that is part of the work. */
export async function startChild(name: string, env: Record<string, string>): Promise<Child> {
  await (built ??= buildServers())
  const child = fork(path.join(outdir, `${name}.js`), {
    execArgv: process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [],
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
      child.kill(process.env.BENCH_PROFILE ? 'SIGTERM' : 'SIGKILL') // what it wrote is thrown away
      await ended
    },
  }
}
