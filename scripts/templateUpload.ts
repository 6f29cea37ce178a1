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
import type { TemplateManifest } from '../shared/template'
import { buildWeapp } from './buildWeapp'
import { scanPackage } from './scanPackage'
import { kilobytes } from './weappFiles'

const usage = `npm run template:upload -- --flavour <retail|dining> --target wechat
npm run template:upload -- --flavour <retail|dining> --target simulator --simulator <address>
npm run template:upload -- --flavour <retail|dining> --target none --uploaded-at <time>
                       only tells the server what is in a package that was uploaded in another way

  --version <text>     the version's name, ${ownVersion} unless said
  --desc <text>        what is in it
  --dir <folder>       a package that is built already
  --token <text>       tells the server what is in it: from npm run operator -- upload-token, or OPERATOR_UPLOAD_TOKEN
  --server <address>   our server, PUBLIC_URL unless said`

interface Upload {
  flavour: Flavour
  dir: string
  version: string
  desc: string
}

/** Puts a package where the developer tool's uploads go, and answers the line that says so. */
type Target = (upload: Upload) => Promise<string>

/** For a package that is in the draft box already. */
const toNowhere: Target = async () => 'nothing was uploaded'

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

/** Where what is in a package is told. */
interface Server {
  address: string
  token: string
}

interface Told {
  flavour: Flavour
  userVersion: string
  manifest: TemplateManifest
  uploadedAt?: string
}

/**
 * Tells the server what is in a package, which looks into none itself, and answers the line that says so. Before the
 * upload: a token that has run out costs nothing then.
 */
async function tell({ address, token }: Server, told: Told): Promise<string> {
  const answer = await fetch(new URL('/api/operator/manifests', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(told),
  }).catch((cause: unknown) => {
    throw new Error(`${address} does not answer`, { cause })
  })
  const said = (await answer.json().catch(() => ({}))) as Answered
  if (!answer.ok) throw new Error(said.error?.text ?? `${address}: ${answer.status}`)
  const templateId = said.data?.templateId
  return templateId ? `told ${address}: it is template ${templateId}` : `told ${address}`
}

interface Answered {
  data?: { templateId: string | null }
  error?: { text: string }
}

interface Wishes {
  flavour: Flavour
  target: Target
  /** Null: nobody is told. */
  server: Server | null
  uploadedAt: string | undefined
  version: string
  desc: string
  dir: string | undefined
}

/** Null for what is not understood. */
function readWishes(args: string[], env: Environment): Wishes | null {
  const text = { type: 'string' } as const
  const names = ['flavour', 'target', 'simulator', 'version', 'desc', 'dir', 'token', 'server', 'uploaded-at'] as const
  const options = Object.fromEntries(names.map((name) => [name, text])) as Record<(typeof names)[number], typeof text>
  const { flavour, version = ownVersion, desc = '', dir, ...asked } = parseArgs({ args, options }).values
  if (flavour !== 'retail' && flavour !== 'dining') return null
  const uploadedAt = asked['uploaded-at']
  const target = targetOf({ ...asked, flavour, uploadedAt }, env)
  const server = serverOf(asked, env)
  if (!target || (target === toNowhere && !server)) return null
  if (uploadedAt !== undefined && Number.isNaN(Date.parse(uploadedAt))) return null
  return { flavour, target, server, uploadedAt: uploadedAt && new Date(uploadedAt).toISOString(), version, desc, dir }
}

interface Asked {
  flavour: Flavour
  target?: string | undefined
  simulator?: string | undefined
  uploadedAt?: string | undefined
}

function targetOf({ flavour, target, simulator, uploadedAt }: Asked, env: Environment): Target | null {
  if (target === 'none') return uploadedAt === undefined ? null : toNowhere
  if (uploadedAt !== undefined) return null
  if (target === 'simulator') return simulator ? toSimulator(simulator, env) : null
  if (target !== 'wechat') return null
  devApp(env, flavour) // before minutes are spent on a build
  return toWechat(env)
}

function serverOf(asked: { token?: string; server?: string }, env: Environment): Server | null {
  const token = asked.token ?? env.OPERATOR_UPLOAD_TOKEN
  if (!token) return null
  const address = asked.server ?? env.PUBLIC_URL
  if (!address) throw new ConfigError('PUBLIC_URL', '没有填写', '填写我们服务器的地址，或用 --server 说明')
  return { address, token }
}

/**
 * Builds the store as one flavour, says what is in the package, here and to our server, and uploads it; answers the lines
 * to print.
 *
 * @throws ConfigError for a target that is not configured
 */
export async function uploadTemplate(args: string[], env: Environment): Promise<string[]> {
  const wishes = readWishes(args, env)
  if (!wishes) return [usage]
  const { flavour, target, server, uploadedAt, version, desc } = wishes
  const dir = wishes.dir ?? (await buildWeapp({ app: 'store', flavour, onProgress: console.log })).dir
  const manifest = scanPackage(dir)
  const told = { flavour, userVersion: version, manifest, ...(uploadedAt && { uploadedAt }) }
  const telling = server ? [await tell(server, told)] : [`nobody was told what is in it: ${withToken}`]
  return [...linesOf(flavour, version, manifest), ...telling, await target({ flavour, dir, version, desc })]
}

const withToken = 'npm run operator -- upload-token prints what --token takes'

const linesOf = (flavour: Flavour, version: string, manifest: TemplateManifest): string[] => {
  const { pages, privacyKeys, privateInfos, domains, mainPackageBytes } = manifest
  return [
    `${flavour} ${version}: ${pages.length} pages, main package ${kilobytes(mainPackageBytes)}`,
    `privacy: ${[...privacyKeys, ...privateInfos].join(', ') || 'nothing'}`,
    `servers: ${domains.join(', ') || 'none'}`,
  ]
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
