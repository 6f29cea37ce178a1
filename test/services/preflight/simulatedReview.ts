import type { ProgramCategory } from '../../../shared/program'
import { privacyTexts } from '../../../shared/privacy'
import type { Facts } from '../../../server/services/requirements/facts'
import { categoryNamed } from '../../simulator/programs/categoryTree'
import { privacyApi } from '../../simulator/programs/privateInfos'
import { programOf } from '../../simulator/programs/program'
import { findAudit } from '../../simulator/programs/review/audits'
import { objections } from '../../simulator/programs/review/reviewer'
import { appOf } from '../../simulator/world'
import { aTemplate } from '../../simulator/programKit'
import { anAuthorizer, aPlatform, type Json, type Sim } from '../../simulator/testKit'
import type { Sight } from './case'

/** A world in which one store after the other is submitted, and nobody decides but when asked. */
export async function aReviewersWorld(): Promise<Sim> {
  const sim = await aPlatform()
  await sim.post('/_sim/settings', { privacyScan: 'atOnce', review: 'byHand', commitSeconds: 0, reviewsPerMonth: 1000 })
  return sim
}

interface Verdict {
  isRejected: boolean
  /** The rules that object, or the call that WeChat refused. */
  why: string
}

/** Builds the store in the simulator's world, submits it as the platform does, and asks the reviewer. */
export async function reviewOf(sim: Sim, facts: Facts, sight: Sight = {}): Promise<Verdict> {
  const { appid, access } = await anAuthorizer(sim, accountOf(facts))
  arrange(sim, appid, facts, sight)
  const call = (path: string, body: Json) => sim.post(`${path}?access_token=${access}`, body)
  for (const [path, body] of await callsOf(sim, facts)) {
    const answer = await call(path, body)
    if (answer['errcode'] !== 0) return { isRejected: true, why: `${path} ${String(answer['errcode'])}` }
    if (path === '/wxa/submit_audit') return opinion(sim, appid, Number(answer['auditid']))
  }
  throw new Error('nothing was submitted')
}

async function opinion({ world }: Sim, appid: string, auditid: number): Promise<Verdict> {
  const app = appOf(world, appid)
  const audit = app && findAudit(world, appid, auditid)
  if (!app || !audit) throw new Error(`${appid} is not in review`)
  const rules = (await objections(world, app, audit)).map(({ rule }) => rule)
  return { isRejected: rules.length > 0, why: rules.join() }
}

const accountOf = ({ learned, account }: Facts): Json => ({
  name: learned?.profile?.nickname,
  signature: learned?.profile?.introduction,
  principalKind: learned?.principal?.kind === 'person' ? 'person' : 'enterprise',
  verified: account?.isVerified === true,
  ...(learned?.profile?.hasAvatar === false && { headImg: '' }),
})

const statusOf = { inReview: 1, rejected: 2, passed: 3 } as const
const interfaceStatus = { closed: 1, forbidden: 2, inReview: 3, refused: 4, open: 5 } as const

/** What only the world itself can be told. */
function arrange({ world }: Sim, appid: string, { learned, store, goods }: Facts, sight: Sight): void {
  const app = appOf(world, appid)
  const program = programOf(world, appid)
  const set = (one: ProgramCategory) => {
    const category = categoryNamed(one.firstName, one.secondName)
    return category ? [{ category, proofs: [], status: statusOf[one.state], reason: one.reason ?? '', slow: null }] : []
  }
  if (app) app.categories = (learned?.categories ?? []).flatMap(set)
  program.isOpen = learned?.isOpen !== false
  for (const { name, state } of learned?.interfaces ?? []) {
    const bare = name.replace(/^wx\./, '')
    program.privacyApis[bare] = { ...privacyApi(program, bare), status: interfaceStatus[state] }
  }
  world.state.sights[appid] = {
    isReachable: sight.isReachable ?? true,
    goods: goods?.count ?? null,
    pictured: goods?.withPictures ?? null,
    texts: [store.name, store.address ?? '', ...(goods?.names ?? []), ...(sight.texts ?? [])],
  }
}

/** A piece of code that needs this kind of data explained. */
const snippets: Record<string, string> = {
  PhoneNumber: '<button open-type="getPhoneNumber"/>',
  AlbumWriteOnly: 'wx.saveImageToPhotosAlbum({})',
  Clipboard: 'wx.setClipboardData({})',
  Address: 'wx.chooseAddress({})',
}

async function callsOf(sim: Sim, facts: Facts): Promise<[string, Json][]> {
  const { template, store } = facts
  const templateId = await templateOf(sim, facts)
  return [
    ['/wxa/commit', { template_id: templateId, ext_json: '{}', user_version: template?.userVersion, user_desc: 'r_1' }],
    ['/cgi-bin/component/setprivacysetting', guidelineOf(facts)],
    ['/wxa/submit_audit', submissionOf(facts, store.kind)],
  ]
}

const templates = new WeakMap<Sim, Map<string, number>>()

/** One for each kind of package: WeChat's library holds two hundred. */
async function templateOf(sim: Sim, { manifest }: Facts): Promise<number> {
  const known = templates.get(sim) ?? new Map<string, number>()
  templates.set(sim, known)
  const pages = manifest?.pages ?? ['pages/home/index', 'pages/orders/index']
  const keys = manifest?.privacyKeys ?? []
  const infos = manifest?.privateInfos ?? []
  const name = JSON.stringify([pages, keys, infos])
  const id = known.get(name) ?? (await aTemplate(sim, packageOf(pages, keys, infos)))
  known.set(name, id)
  return id
}

function packageOf(pages: string[], keys: string[], requiredPrivateInfos: string[]): Record<string, string> {
  const code = keys.map((key) => snippets[key] ?? '')
  const window = { navigationBarTitleText: '小店' }
  const files = pages.flatMap((page) => [
    [`${page}.js`, `Page({});${code.filter((one) => one.startsWith('wx.')).join(';')}`],
    [`${page}.wxml`, `<view/>${code.filter((one) => one.startsWith('<')).join('')}`],
    [`${page}.json`, '{}'],
  ])
  return {
    'app.json': JSON.stringify({ pages, window, requiredPrivateInfos }),
    'app.js': 'App({})',
    'ext.json': JSON.stringify({ extEnable: true, extAppid: 'wxdev', ext: {} }),
    ...(Object.fromEntries(files) as Record<string, string>),
  }
}

const guidelineOf = ({ store, manifest }: Facts): Json => ({
  owner_setting: { contact_phone: store.contactPhone, notice_method: '弹窗' },
  setting_list: (manifest?.privacyKeys ?? []).flatMap((key) =>
    privacyTexts[key] ? [{ privacy_key: key, privacy_text: privacyTexts[key].purpose }] : [],
  ),
})

const fits = { retail: /自营|百货|鲜花/, food: /食品|百货/, dining: /餐饮/ }

function submissionOf({ learned, template, manifest, orderPath }: Facts, kind: keyof typeof fits): Json {
  const passed = (learned?.categories ?? []).filter(({ state }) => state === 'passed')
  const chosen = passed.find(({ firstName, secondName }) => fits[kind].test(firstName + secondName)) ?? passed[0]
  const category = chosen && categoryNamed(chosen.firstName, chosen.secondName)
  const item = category && {
    ...{ address: manifest?.pages[0] ?? '', tag: '好物 小店', title: '首页' },
    ...{ first_class: category.first.name, first_id: category.first.id },
    ...{ second_class: category.name, second_id: category.id },
  }
  const isIn = orderPath !== null && (manifest ? manifest.pages.includes(orderPath) : true)
  return {
    item_list: item ? [item] : [],
    version_desc: template?.whatIsNew ?? template?.userDesc,
    ...(isIn && { order_path: orderPath }),
  }
}
