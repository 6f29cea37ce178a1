import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface Demo {
  /** The simulated WeChat's address. */
  desk: string
  server: string
  serverPid(): number
  stop(): Promise<void>
}

/** The demo as a newcomer starts it, in a folder of its own. What runs on the phones is built for its ports, once. */
export async function startDemo(port: number): Promise<Demo> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kaidian-demo-'))
  const child: ChildProcess = spawn('npm', ['run', '--silent', 'demo'], {
    cwd: path.resolve(__dirname, '../..'),
    env: { ...process.env, DEMO_DIR: folder, PORT: String(port), DEMO_PORT: String(port + 1) },
    detached: true, // npm does not pass signals on: the whole group is ended together
  })
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const deadline = Date.now() + 600_000 // three programs are built first, on a busy machine
  while (!/按 Ctrl-C 结束/.test(said)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`the demo did not start:\n${said}`)
    await sleep(200)
  }
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve)).then(() => true)
    if (child.pid) process.kill(-child.pid, 'SIGTERM')
    const isGone = await Promise.race([gone, sleep(15_000).then(() => false)])
    if (child.pid && !isGone) process.kill(-child.pid, 'SIGKILL')
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
  const pids = () => [...said.matchAll(/kill -9 (\d+)|进程号 (\d+)/g)].map((found) => Number(found[1] ?? found[2]))
  return {
    desk: /^ {6}(http:\S+)/m.exec(said)?.[1] ?? '',
    server: /开店服务器 +(http:[^（\s]+)/.exec(said)?.[1] ?? '',
    serverPid: () => pids().at(-1) ?? 0,
    stop,
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref())
