import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { flavours, type Flavour } from '../shared/store'
import { alone } from './lock'
import { filesIn, hashOfInputs, kilobytes, packagesIn } from './weappFiles'

const root = path.resolve(__dirname, '..')
const mainPackageLimit = 1.2 * 1024 * 1024 // ours; WeChat's own is 2 MB

/** One of the mini-programs: the back office, or the store as one of its flavours. */
type Weapp =
  | {
      app: 'merchant'
      /** The server the program calls; left out: whatever the last build was made for. A store reads it in ext.json. */
      apiBase?: string
      /** With the page that shows every component, into `dist/merchant-gallery`. */
      gallery?: boolean
    }
  | { app: 'store'; flavour: Flavour }

export type WeappBuild = Weapp & {
  /** The folder under `dist`, where it is not the program's own: builds for different servers side by side. */
  into?: string
  onProgress?: (line: string) => void
}

/** The mini-programs of this repository. */
export const weapps: readonly Weapp[] = [
  { app: 'merchant' },
  ...flavours.map((flavour) => ({ app: 'store' as const, flavour })),
]

export interface BuiltWeapp {
  dir: string
  /** Empty for a store. */
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
 * It is built beside and then moved into place: who reads `dist/<name>` never sees half of it. Two who want it at the
 * same time build it once.
 *
 * @throws when it does not compile, or its main package is larger than 1.2 MB
 */
export function buildWeapp(build: WeappBuild): Promise<BuiltWeapp> {
  const name = build.into ?? nameOf(build)
  return alone(path.join(root, 'dist/.builds', `${name}.lock`), () => buildAs(name, build))
}

/** Its folder under `dist`. */
export function nameOf(weapp: Weapp): string {
  if (weapp.app === 'store') return `store-${weapp.flavour}`
  return weapp.gallery ? 'merchant-gallery' : 'merchant'
}

async function buildAs(name: string, build: WeappBuild): Promise<BuiltWeapp> {
  const { onProgress = () => undefined } = build
  const dir = path.join(root, 'dist', name)
  const appid = appidOf(build)
  const inputs = hashOfInputs(build.app, appid)
  const last = readStamp(name)
  const apiBase = build.app === 'store' ? '' : serverOf(build.apiBase ?? last?.apiBase)
  const startedAt = Date.now()
  const isReused = existsSync(dir) && last?.inputs === inputs && last.apiBase === apiBase

  if (!isReused) {
    onProgress(`${name}: building${apiBase && ` for ${apiBase}`} …`)
    const make = build.app === 'merchant' && build.into ? readdressed(apiBase, onProgress) : compiled(build, apiBase)
    await makeIn(dir, make)
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

/** Fills a folder that is not there yet. */
type Make = (output: string) => Promise<void>

const compiled =
  (build: Weapp, apiBase: string): Make =>
  (output) =>
    runTaro(path.relative(root, output), {
      TARO_APP_API: apiBase,
      TARO_APP_ID: appidOf(build),
      ...choices(build),
    })

/** The back office for another server: its own build with that address in the place of the one it was made for. */
const readdressed =
  (apiBase: string, onProgress: (line: string) => void): Make =>
  async (output) => {
    const usual = await buildWeapp({ app: 'merchant', onProgress })
    cpSync(usual.dir, output, { recursive: true })
    let places = 0
    for (const file of filesIn(output).filter((each) => each.endsWith('.js'))) {
      const [first = '', ...rest] = readFileSync(file, 'utf8').split(usual.apiBase)
      if (rest.length > 0) writeFileSync(file, [first, ...rest].join(apiBase))
      places += rest.length
    }
    if (places === 0) throw new Error(`dist/merchant does not call ${usual.apiBase}`)
  }

async function makeIn(dir: string, make: Make): Promise<void> {
  const output = `${dir}.${process.pid}.part`
  try {
    await make(output)
    rmSync(dir, { recursive: true, force: true })
    renameSync(output, dir)
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}

const serverOf = (apiBase = 'http://localhost:3000'): string => apiBase.replace(/\/+$/, '')

/** Whose project the build opens as in WeChat's developer tool. */
const appidOf = (weapp: Weapp): string =>
  process.env[weapp.app === 'store' ? `WECHAT_DEV_APPID_${weapp.flavour.toUpperCase()}` : 'WECHAT_MERCHANT_APPID'] ?? ''

const choices = (weapp: Weapp): Record<string, string> => ({
  TARO_APP: weapp.app,
  TARO_FLAVOUR: weapp.app === 'store' ? weapp.flavour : '',
  TARO_GALLERY: weapp.app === 'merchant' && weapp.gallery ? '1' : '',
})

function runTaro(output: string, settings: Record<string, string>): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production', ...settings, TARO_OUTPUT: output }
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
  for (const weapp of weapps) {
    const wishes = weapp.app === 'merchant' ? { ...weapp, apiBase, gallery } : weapp
    await buildWeapp({ ...wishes, onProgress: console.log }) // one after the other: each wants half a gigabyte
  }
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
