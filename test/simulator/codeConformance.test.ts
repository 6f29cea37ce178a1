import { createReadStream, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MiniApp } from 'node-easywechat'
import { aTrial, item, type MiniProgram } from './programKit'
import { newest } from './openPlatform/tokens'
import type { Json } from './testKit'

/** The token an authorised account was given, for a client that would fetch one by secret. */
class GivenToken {
  constructor(private readonly token: string) {}
  getToken = async () => this.token
  toQuery = async () => ({ access_token: this.token })
}

function client(mini: MiniProgram) {
  const app = new MiniApp({ app_id: mini.appid, secret: 's', http: { baseURL: `${mini.sim.url}/` } })
  const token = newest(mini.sim.world, { kind: 'authorizer', appid: mini.appid })?.value ?? ''
  return app.getClient().withAccessToken(new GivenToken(token))
}

describe('a client written by others, on node-easywechat', () => {
  let mini: MiniProgram
  beforeAll(async () => {
    mini = await aTrial()
  })
  afterAll(() => mini.sim.close())

  it('commits, looks at the trial, uploads, submits and releases', async () => {
    const http = client(mini)
    const commit = { template_id: mini.templateId, ext_json: '{}', user_version: '1.0.0', user_desc: '首次' }
    expect((await http.postJson('wxa/commit', commit)).toObject<Json>()).toMatchObject({ errcode: 0 })

    const code = await http.get('wxa/get_qrcode', { params: { path: 'pages/home/index' }, responseType: 'arraybuffer' })
    expect([code.is('image'), code.toDataUrl().slice(0, 22)]).toEqual([true, 'data:image/jpeg;base64'])

    const file = join(mkdtempSync(join(tmpdir(), 'shot-')), 'shot.png')
    writeFileSync(file, Buffer.from('89504e470d0a1a0a0000000d', 'hex'))
    const shot = (await http.withFile(createReadStream(file), 'media').post('wxa/uploadmedia')).toObject<Json>()
    expect(shot).toMatchObject({ errcode: 0, type: 'image' })

    const submission = {
      item_list: [item],
      order_path: 'orders/list/index',
      preview_info: { pic_id_list: [shot['mediaid']] },
    }
    expect((await http.postJson('wxa/submit_audit', submission)).toObject<Json>()).toHaveProperty('auditid')
    await mini.decide({ kind: 'review', decision: 'pass' })
    expect((await http.postJson('wxa/release', {})).toObject<Json>()).toMatchObject({ errcode: 0 })
    expect((await http.postJson('wxa/release', {})).toObject<Json>()).toMatchObject({ errcode: 85019 })
  })

  it('never asks for anything the simulator finds strange', async () => {
    const { warnings } = await mini.sim.get<{ warnings: Json[] }>('/_sim/state')
    expect(warnings).toEqual([])
  })
})
