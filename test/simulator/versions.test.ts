import { aTrial, publish, type MiniProgram } from './programKit'
import type { Json } from './testKit'

let mini: MiniProgram
beforeEach(async () => {
  mini = await aTrial({ loopback: true })
})
afterEach(() => mini.sim.close())

const load = (query: string, file = '') => mini.sim.get(`/_sim/packages/${mini.appid}${file}?${query}`)
const phone = (path: string, body: Json) =>
  mini.sim.post(`/_sim/phones/customer/${path}`, { appid: mini.appid, ...body })

describe('the versions of a program on phones', () => {
  it('are told apart by their commit, and one is never mixed with the files of another', async () => {
    await publish(mini, '1.0.0')
    const { commit } = await load('kind=live')
    await publish(mini, '1.1.0')
    expect((await load('kind=live'))['commit']).not.toBe(commit)
    expect(await load(`kind=live&commit=${String(commit)}`, '/app.json')).toHaveProperty('error')

    await mini.get('/wxa/revertcoderelease')
    expect(await load('kind=live')).toMatchObject({ commit, userVersion: '1.0.0', ext: { build: '1.0.0' } })
  })

  it('are remembered as opened, the newest first, a trial apart from what is live', async () => {
    await phone('opened', { kind: 'live' })
    await phone('opened', { kind: 'trial' })
    expect(await phone('opened', {})).toMatchObject([{ kind: 'live' }, { kind: 'trial' }])
  })

  it('are live, trial or review, whatever is asked', async () => {
    for (const path of ['login', 'request', 'upload', 'opened'])
      expect(await phone(path, { kind: 'download', url: 'http://127.0.0.1:1', name: 'f', base64: '' })).toEqual({
        error: 'kind is live, trial or review',
      })
  })

  it('mind the list of the API they use', async () => {
    await mini.sim.post('/_sim/apps', {
      appid: mini.appid,
      serverDomains: { request: ['https://api.example.com'], download: ['https://pictures.example.com'] },
    })
    const url = 'https://api.example.com/1.png'
    expect(await phone('request', { kind: 'trial', api: 'downloadFile', url })).toEqual({
      errMsg: 'downloadFile:fail url not in domain list',
    })
  })
})
