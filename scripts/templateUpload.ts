import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { version as ownVersion } from '../package.json'
import { readDevApps } from '../server/config'
import { ConfigError, type Environment } from '../server/environment'
import { runMain } from '../server/runMain'
import type { Flavour } from '../shared/store'
import { buildWeapp } from './buildWeapp'
import { scanPackage } from './scanPackage'
import { kilobytes } from './weappFiles'

const usage = `npm run template:upload -- --flavour <retail|dining> --target wechat
npm run template:upload -- --flavour <retail|dining> --target simulator --simulator <address>

  --version <text>   the version's name, ${ownVersion} unless said
  --desc <text>      what is in it
  --dir <folder>     a package that is built already`

interface Upload {
  flavour: Flavour
  dir: string
  version: string
  desc: string
}

/** Puts a package where the developer tool's uploads go, and answers the line that says so. */
type Target = (upload: Upload) => Promise<string>

/** The draft box of a simulated WeChat, under the flavour's development mini-program or one of that name. */
const toSimulator =
  (address: string, env: Environment): Target =>
  async ({ flavour, dir, version, desc }) => {
    const appid = readDevApps(env)[flavour]?.appid ?? `wxdev-${flavour}`
    const draft = { dir: path.resolve(dir), user_version: version, user_desc: desc, source_miniprogram_appid: appid }
    const answer = await fetch(new URL('/_sim/drafts', address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    }).catch((cause: unknown) => {
      throw new Error(`${address} does not answer`, { cause })
    })
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
    const { draft_id } = (await answer.json()) as { draft_id: number }
    return `draft ${draft_id}: npm run operator -- templates promote ${draft_id} --flavour ${flavour}`
  }

const uploader = 'miniprogram-ci@2.1.42' // fetched when it is needed: large, and nothing else here uses it

/**
 * WeChat's own draft box, as the flavour's development mini-program.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/devtools/ci.html
 *
 * @throws ConfigError when its appid or its upload key is missing
 */
const toWechat =
  (env: Environment): Target =>
  async ({ flavour, dir, version, desc }) => {
    const { appid, uploadKey } = devApp(env, flavour)
    const folder = await mkdtemp(path.join(tmpdir(), 'kaidian-upload-'))
    try {
      const keyFile = path.join(folder, 'upload.key')
      await writeFile(keyFile, uploadKey, { mode: 0o600 })
      const project = ['--pp', path.resolve(dir), '--pkp', keyFile, '--appid', appid]
      await npx(['--yes', uploader, 'upload', ...project, '--uv', version, '--ud', desc, '-r', '1'])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    return 'uploaded: npm run operator -- templates drafts'
  }

function devApp(env: Environment, flavour: Flavour): { appid: string; uploadKey: string } {
  const { appid, uploadKey } = readDevApps(env)[flavour] ?? {}
  const where = '在 微信公众平台（开发小程序）→ 管理 → 开发管理 → 开发设置 → 小程序代码上传 查看'
  const suffix = flavour.toUpperCase()
  if (!appid) throw new ConfigError(`WECHAT_DEV_APPID_${suffix}`, '没有填写', where)
  if (!uploadKey) throw new ConfigError(`WECHAT_DEV_UPLOAD_KEY_${suffix}`, '没有填写', where)
  return { appid, uploadKey }
}

const npx = (args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const command = process.platform === 'win32' ? 'npx.cmd' : 'npx'
    execFile(command, args, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`miniprogram-ci upload failed\n${stdout}\n${stderr}`))
      else resolve()
    })
  })

interface Wishes {
  flavour: Flavour
  target: Target
  version: string
  desc: string
  dir: string | undefined
}

/** Null for what is not understood. */
function readWishes(args: string[], env: Environment): Wishes | null {
  const text = { type: 'string' } as const
  const options = { flavour: text, target: text, simulator: text, version: text, desc: text, dir: text }
  const { flavour, target, simulator, version = ownVersion, desc = '', dir } = parseArgs({ args, options }).values
  if (flavour !== 'retail' && flavour !== 'dining') return null
  if (target === 'wechat') {
    devApp(env, flavour) // before minutes are spent on a build
    return { flavour, target: toWechat(env), version, desc, dir }
  }
  return target === 'simulator' && simulator
    ? { flavour, target: toSimulator(simulator, env), version, desc, dir }
    : null
}

/**
 * Builds the store as one flavour, says what is in the package, and uploads it; answers the lines to print.
 *
 * @throws ConfigError for a target that is not configured
 */
export async function uploadTemplate(args: string[], env: Environment): Promise<string[]> {
  const wishes = readWishes(args, env)
  if (!wishes) return [usage]
  const { flavour, target, version, desc } = wishes
  const dir = wishes.dir ?? (await buildWeapp({ app: 'store', flavour, onProgress: console.log })).dir
  const { pages, privacyKeys, privateInfos, domains, mainPackageBytes } = scanPackage(dir)
  const found = [
    `${flavour} ${version}: ${pages.length} pages, main package ${kilobytes(mainPackageBytes)}`,
    `privacy: ${[...privacyKeys, ...privateInfos].join(', ') || 'nothing'}`,
    `servers: ${domains.join(', ') || 'none'}`,
  ]
  return [...found, await target({ flavour, dir, version, desc })]
}

if (require.main === module)
  void runMain(async () => {
    try {
      for (const line of await uploadTemplate(process.argv.slice(2), process.env)) console.log(line)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    }
  })
