import { openBase, type Base } from '../../server/base'
import { syncTemplates } from '../../server/services/templateLibrary'
import { editStore } from '../../server/services/stores'
import type { Store } from '../../server/store'
import { addToTemplate } from '../../server/wechat/template'
import { commit } from '../../server/wechat/code'
import { submitAudit } from '../../server/wechat/codeAudit'
import { release } from '../../server/wechat/codeRelease'
import type { StoreKind } from '../../shared/store'
import { aScene, names, type Scene } from '../flows/scene'
import { eventually } from '../eventually'
import { aStore } from './aPlatform'

/** A store with a mini-program that has authorised us, beside a running server. */
export interface ProgramScene {
  scene: Scene
  base: Base
  store: Store
  /** The row as it is now. */
  again(): Promise<Store>
  /** Another store, with another mini-program of the merchant's. */
  another(appid: string): Promise<Store>
  /** What WeChat was asked at this path, in order. */
  heard(path: string): Promise<Record<string, unknown>[]>
  /** Changes what the simulated WeChat knows of the mini-program. */
  appIs(values: object): Promise<unknown>
  fault(values: object): Promise<unknown>
  /** Commits a template made of these files to the store's mini-program. */
  upload(files: Record<string, string>): Promise<void>
  /** Uploads something, has it pass the review, and releases it. */
  publish(): Promise<void>
  close(): Promise<void>
}

interface Wishes {
  databaseUrl?: string
  kind?: StoreKind
  /** Of the mini-program, as the simulator's control API takes it. */
  app?: object
  /** The permission sets granted; all unless said. */
  sets?: number[]
  /** The address by which the handle in the test knows our server. */
  publicUrl?: string
}

const goods = {
  ...{ address: 'pages/home/index', title: '首页', tag: '日用' },
  ...{ first_class: '商家自营', second_class: '百货', first_id: 304, second_id: 305 },
}

const contact = { contactName: '麦师傅', contactPhone: '13800138000', address: '河坊街 1 号' }

export async function aProgramScene({
  databaseUrl,
  kind = 'dining',
  app,
  sets,
  publicUrl,
}: Wishes = {}): Promise<ProgramScene> {
  const scene = await aScene(databaseUrl === undefined ? {} : { databaseUrl })
  const base = await openBase({ ...scene.env, ...(publicUrl && { PUBLIC_URL: publicUrl }) })
  const { platform } = base
  const appIs = (values: object) => scene.control('/_sim/apps', { appid: names.noodles, ...values })
  if (app) await appIs(app)

  const join = async (appid: string): Promise<Store> => {
    const store = await editStore(await aStore(platform, { kind }), contact)
    await scene.control('/_sim/grant', { appid, ...(sets && { sets }) })
    await eventually(() => platform.authorizers.find({ appid, state: 'authorised', kind: 'miniProgram' }))
    await platform.authorizers.update({ appid }, { storeId: store.row.id })
    return store
  }
  const store = await join(names.noodles)
  return {
    scene,
    base,
    store,
    appIs,
    again: async () => {
      const row = await platform.stores.find({ id: store.row.id })
      if (!row) throw new Error('the store is gone')
      return platform.store(row)
    },
    another: async (appid) => {
      await scene.control('/_sim/apps', { appid, kind: 'miniProgram', name: '云朵蛋糕', admin: 'merchant' })
      return join(appid)
    },
    heard: async (path) => {
      const calls = await scene.control<{ request: { body: string } }[]>(`/_sim/journal?kind=call&path=${path}`)
      return calls.map(({ request }) => JSON.parse(request.body || '{}') as Record<string, unknown>)
    },
    fault: (values) => scene.control('/_sim/faults', values),
    upload: (files) => upload(scene, base, store, files),
    publish: async () => {
      await scene.control('/_sim/settings', { privacyScan: 'atOnce', review: 'byHand' })
      await appIs({ categories: [{ first: goods.first_class, second: goods.second_class }] })
      await upload(scene, base, store, {})
      await store.wechat(submitAudit, { item_list: [goods], order_path: goods.address })
      await scene.control('/_sim/decisions', { appid: names.noodles, kind: 'review', decision: 'pass' })
      await store.wechat(release, {})
    },
    close: async () => {
      await base.close()
      await scene.close()
    },
  }
}

async function upload(scene: Scene, { platform }: Base, store: Store, files: Record<string, string>): Promise<void> {
  const { draft_id } = await scene.control<{ draft_id: number }>('/_sim/drafts', {
    files: { 'app.json': '{"pages":["pages/home/index"]}', 'app.js': '', 'pages/home/index.js': 'Page({})', ...files },
    user_version: '1.0.0',
    user_desc: '点餐',
    source_miniprogram_appid: 'wxe0000000000000d1',
  })
  await platform.wechat(addToTemplate, { draft_id })
  const { templateId } = await eventually(async () => {
    await syncTemplates(platform, platform.clock.now())
    return platform.templates.find({ draftId: String(draft_id) })
  })
  await store.wechat(commit, {
    template_id: Number(templateId),
    ext_json: '{}',
    user_version: '1.0.0',
    user_desc: '第一版',
  })
}
