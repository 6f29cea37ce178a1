import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Mariadb {
  /** Without a database name. */
  url: string
  stop(): Promise<void>
}

/** Starts a private MariaDB in a temporary folder, or answers null where none is installed. */
export async function startMariadb(): Promise<Mariadb | null> {
  if (!(await isInstalled())) return null
  const folder = await mkdtemp(path.join(tmpdir(), 'kaidian-mariadb-'))
  const port = await freePort()
  await install(folder)
  const server = launch(folder, port)
  try {
    await answering(folder, server)
  } catch (error) {
    await stop(server)
    throw error
  }
  return { url: `mysql://root@127.0.0.1:${port}`, stop: () => stop(server) }
}

const isInstalled = (): Promise<boolean> =>
  run('mariadbd', ['--version']).then(
    () => true,
    () => false,
  )

/** mariadbd refuses to run as root unless told that this is meant. */
const asWhom = process.getuid?.() === 0 ? ['--user=root'] : []

/** A start clears the folder for temporary tables, so servers that start at the same time must not share one. */
const places = (folder: string): string[] => [
  '--no-defaults',
  ...asWhom,
  `--datadir=${path.join(folder, 'data')}`,
  `--tmpdir=${folder}`,
]

const install = (folder: string) =>
  run('mariadb-install-db', [...places(folder), '--auth-root-authentication-method=normal', '--skip-test-db'])

/** Ends the server and its folder with the process that started it, however that ended: its end of the pipe closes. */
const leash = 'mariadbd "$@" & server=$!; read -r _; kill -9 "$server"; wait "$server"; rm -rf "$FOLDER"'

/** Nothing here has to survive a power cut, so nothing waits for the disk. */
const launch = (folder: string, port: number): ChildProcess =>
  spawn(
    'sh',
    [
      '-c',
      leash,
      'sh',
      ...places(folder),
      `--socket=${path.join(folder, 'my.sock')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
      '--innodb-buffer-pool-size=64M',
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-innodb-doublewrite',
      '--max-connections=500',
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], env: { ...process.env, FOLDER: folder } },
  )

async function answering(folder: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`mariadbd ended with ${server.exitCode}`)
    const ping = run('mariadb-admin', ['--no-defaults', `--socket=${path.join(folder, 'my.sock')}`, '-uroot', 'ping'])
    if (await ping.then(() => true).catch(() => false)) return
    await delay(50)
  }
  throw new Error('mariadbd did not answer within 10 s')
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.stdin?.end()
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
