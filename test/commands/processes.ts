import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { aFolder } from '../setup/environment'

const script = path.join(__dirname, '../../scripts/run.js')

export interface Ended {
  code: number | null
  /** Lines of standard output. */
  said: string[]
  /** Lines of standard error. */
  complained: string[]
}

type Environment = Record<string, string>

/** Starts a part of the server as npm does, in a folder without an `.env`. */
const begin = (part: string, env: Environment, args: string[] = []) =>
  spawn(process.execPath, [script, part, ...args], {
    cwd: aFolder(),
    env: { PATH: process.env.PATH, NODE_ENV: 'development', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Runs a command to its end. */
export async function run(part: string, env: Environment, ...args: string[]): Promise<Ended> {
  const child = begin(part, env, args)
  const said: string[] = []
  const complained: string[] = []
  createInterface(child.stdout).on('line', (line) => said.push(line))
  createInterface(child.stderr).on('line', (line) => complained.push(line))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said, complained: complained.filter((line) => !/ExperimentalWarning|--trace-warnings/.test(line)) }
}

export interface LogLine {
  msg: string
  code?: string
  advice?: string
  [field: string]: unknown
}

export interface ServerProcess {
  /** What it has logged so far. */
  logged: LogLine[]
  stop(): Promise<void>
}

/** `npm start`, once it listens. */
export async function aServerProcess(env: Environment): Promise<ServerProcess> {
  const child = begin('server/index', { ...env, LOG_LEVEL: 'info' })
  const logged: LogLine[] = []
  const ended = once(child, 'close')
  const listening = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as LogLine
      logged.push(entry)
      if (entry.msg === 'started') resolve()
    })
  })
  await Promise.race([listening, ended.then(() => Promise.reject(new Error('the server ended at once')))])
  return {
    logged,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
