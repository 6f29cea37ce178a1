import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { alone } from './lock'
import { hashOfInputs, kilobytes, packagesIn } from './weappFiles'

const root = path.resolve(__dirname, '..')
const mainPackageLimit = 1.2 * 1024 * 1024 // ours; WeChat's own is 2 MB

/** The mini-programs of this repository. */
export const weapps = ['merchant'] as const
export type WeappName = (typeof weapps)[number]

export interface WeappBuild {
  app: WeappName
  /** The server the program calls; left out: whatever the last build was made for. */
  apiBase?: string
  /** With the page that shows every component, into `dist/<app>-gallery`. */
  gallery?: boolean
  /** The folder under `dist`, where it is not the app's own: builds for different servers side by side. */
  into?: string
  onProgress?: (line: string) => void
}

export interface BuiltWeapp {
  dir: string
  apiBase: string
  isReused: boolean
  seconds: number
  mainPackageBytes: number
}

interface Stamp {
  inputs: string
  apiBase: string
}

/**
 * Builds one mini-program with Taro, or answers the last build while its sources and its server's address are the same.
 *
 * It is built beside and then moved into place: who reads `dist/<app>` never sees half of it. Two who want it at the
 * same time build it once.
 *
 * @throws when it does not compile, or its main package is larger than 1.2 MB
 */
export function buildWeapp(build: WeappBuild): Promise<BuiltWeapp> {
  const name = build.into ?? (build.gallery ? `${build.app}-gallery` : build.app)
  return alone(path.join(root, 'dist/.builds', `${name}.lock`), () => buildAs(name, build))
}

async function buildAs(name: string, build: WeappBuild): Promise<BuiltWeapp> {
  const { app, gallery = false, onProgress = () => undefined } = build
  const dir = path.join(root, 'dist', name)
  const inputs = hashOfInputs()
  const last = readStamp(name)
  const apiBase = (build.apiBase ?? last?.apiBase ?? 'http://localhost:3000').replace(/\/+$/, '')
  const startedAt = Date.now()
  const isReused = existsSync(dir) && last?.inputs === inputs && last.apiBase === apiBase

  if (!isReused) {
    onProgress(`${name}: building for ${apiBase} …`)
    await makeIn(dir, (output) => runTaro({ app, apiBase, gallery, output }))
    writeStamp(name, { inputs, apiBase })
  }

  const seconds = (Date.now() - startedAt) / 1000
  const packages = packagesIn(dir)
  const mainPackageBytes = packages[0]?.[1] ?? 0
  onProgress(`${name}: ${isReused ? 'unchanged' : `built in ${seconds.toFixed(1)} s`}`)
  for (const [part, bytes] of packages) onProgress(`  ${part}: ${kilobytes(bytes)}`)
  if (mainPackageBytes > mainPackageLimit)
    throw new Error(
      `${name}: the main package has ${kilobytes(mainPackageBytes)}, the limit is ${kilobytes(mainPackageLimit)}`,
    )
  return { dir, apiBase, isReused, seconds, mainPackageBytes }
}

async function makeIn(dir: string, make: (output: string) => Promise<void>): Promise<void> {
  const output = `${dir}.${process.pid}.part`
  try {
    await make(path.relative(root, output))
    rmSync(dir, { recursive: true, force: true })
    renameSync(output, dir)
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}

interface TaroRun {
  app: WeappName
  apiBase: string
  gallery: boolean
  output: string
}

function runTaro({ app, apiBase, gallery, output }: TaroRun): Promise<void> {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    TARO_APP: app,
    TARO_APP_API: apiBase,
    TARO_APP_ID: process.env[`WECHAT_${app.toUpperCase()}_APPID`] ?? '',
    TARO_GALLERY: gallery ? '1' : '',
    TARO_OUTPUT: output,
  }
  const taro = path.join(path.dirname(require.resolve('@tarojs/cli/package.json')), 'bin/taro')
  const args = [taro, 'build', '--type', 'weapp', '--no-check', '--disable-global-config']
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      // Taro ends well even when a module does not compile
      if (error || !existsSync(path.join(root, output, 'app.json')))
        reject(new Error(`taro build failed\n${stdout}\n${stderr}`))
      else resolve()
    })
  })
}

const stampFile = (name: string): string => path.join(root, 'dist/.builds', `${name}.json`)

function readStamp(name: string): Stamp | null {
  try {
    return JSON.parse(readFileSync(stampFile(name), 'utf8')) as Stamp
  } catch {
    return null // never built
  }
}

function writeStamp(name: string, stamp: Stamp): void {
  mkdirSync(path.dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), JSON.stringify(stamp))
}

async function main(): Promise<void> {
  const apiBase = process.env.TARO_APP_API ?? 'http://localhost:3000'
  if (!process.env.TARO_APP_API) console.log(`TARO_APP_API is not set: the program will call ${apiBase}`)
  const gallery = process.argv.includes('--gallery')
  for (const app of weapps) await buildWeapp({ app, apiBase, gallery, onProgress: console.log })
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
