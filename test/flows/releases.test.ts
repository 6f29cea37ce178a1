import { runOperator } from '../../server/commands/operator'
import type { ReleaseRow } from '../../server/db/models/release'
import { commit } from '../../server/wechat/code'
import type { PictureView } from '../../shared/api/merchant/releases'
import { aPhoto } from '../routes/aPhoto'
import { eventually } from '../eventually'
import { eachDatabase } from '../setup/databases'
import { names, aRequestKey, authorise, type Answer } from './scene'
import { aReleaseScene, completeAccount, type ReleaseScene } from './releaseScene'

eachDatabase('a release', (openDb) => {
  it('goes from a tap to every phone, and back to the version before', async () => {
    const scene = await aReleaseScene({ databaseUrl: (await openDb()).url })
    await scene.control('/_sim/settings', { review: { afterSeconds: 5 } })
    const first = await scene.make()
    await scene.comesTo(first, 'auditing')
    await scene.pass(10)
    await scene.comesTo(first, 'live')
    await scene.template('1.1.0')
    const second = await scene.make()
    await scene.comesTo(second, 'auditing')
    await scene.pass(10)
    await scene.comesTo(second, 'live')
    const { data: versions } = await scene.ask<{ appVersion: number }[]>('GET', '/former-versions')
    await scene.ask('POST', '/roll-back', { appVersion: versions[0]?.appVersion })
    expect((await scene.read(first)).state).toBe('live')
    await scene.close()
  })
})

describe('a release', () => {
  let scene: ReleaseScene
  beforeEach(async () => {
    scene = await aReleaseScene()
  })
  afterEach(() => scene.close())

  const decideReview = (decision: string, more: object = {}) =>
    scene.control('/_sim/decisions', { kind: 'review', appid: names.noodles, decision, ...more })
  const submissions = async () => (await scene.calls('/wxa/submit_audit')).length
  const loseAnswer = (path: string, more: object = { drop: 'after' }) =>
    scene.control('/_sim/faults', { path, times: 1, ...more })
  const showReviewers = async (): Promise<Answer<PictureView[]>> => {
    const body = new FormData()
    body.set('file', new Blob([Uint8Array.from(aPhoto())], { type: 'image/png' }), 'photo.png')
    const headers = { authorization: `Bearer ${scene.office.token}` }
    const url = `${scene.url}/api/merchant/${scene.store.key}/review-pictures`
    return (await fetch(url, { method: 'POST', headers, body })).json() as Promise<Answer<PictureView[]>>
  }
  const untilLookedAt = () =>
    eventually(async () => (await scene.calls('/wxa/get_auditstatus')).some(({ answer }) => answer))
  const events = ({ steps }: { steps: { event: string }[] }) => steps.map(({ event }) => event)
  const live = async () => {
    const made = await scene.make()
    await scene.comesTo(made, 'auditing')
    await decideReview('pass')
    return scene.comesTo(made, 'live')
  }

  it('goes from a tap to every phone: uploaded, described, scanned, submitted, passed and published', async () => {
    const made = await scene.make()
    expect(await scene.comesTo(made, 'auditing')).toMatchObject({ number: 1, who: 'wechat', problem: null, wish: null })

    await decideReview('pass')
    expect(events(await scene.comesTo(made, 'live'))).toEqual([
      ...['commit', 'committed', 'scan', 'scanned', 'submit', 'queued', 'approve', 'publish', 'published'],
    ])
    expect(await submissions()).toBe(1)
    expect(await scene.opening()).toMatchObject({ live: { id: made.id, state: 'live' }, current: null })
    const phone = await scene.control<{ ext: object }>(`/_sim/packages/${names.noodles}?who=customer`)
    expect(phone.ext).toEqual({ storeKey: scene.store.key, apiBase: scene.url, flavour: 'dining' })
  })

  it('waits for the merchant where it is only to be looked at, and once more before it is published', async () => {
    await scene.ask('PUT', '/program', { autoPublish: false })
    const made = await scene.make({ submits: false })
    expect(await scene.comesTo(made, 'ready')).toMatchObject({ who: 'merchant', wish: null })
    expect((await scene.ask<{ src: string }>('GET', `/releases/${made.id}/trial-code`)).data.src).toMatch(/^data:image/)

    const [first, second] = await Promise.all([
      scene.ask('POST', `/releases/${made.id}/submit`),
      scene.ask('POST', `/releases/${made.id}/submit`),
    ])
    expect([first.status, second.status].filter((status) => status !== 200 && status !== 409)).toEqual([])
    await scene.comesTo(made, 'auditing')
    expect(await submissions()).toBe(1)
    expect((await scene.ask('POST', `/releases/${made.id}/submit`)).error).toMatchObject({ code: 'STATE_CONFLICT' })

    await decideReview('pass')
    expect(await scene.comesTo(made, 'approved')).toMatchObject({ who: 'merchant' })
    expect((await scene.ask('POST', `/releases/${made.id}/publish`)).data).toMatchObject({ state: 'live' })
  })

  it('that is rejected says why, with the reviewer’s pictures, and the next one passes', async () => {
    const first = await scene.make()
    await scene.comesTo(first, 'auditing')
    await decideReview('reject', { reason: '1:服务类目不符:<br>(1):页面内容与所选类目不符&nbsp;<br>', screenshots: [] })
    const rejected = await scene.comesTo(first, 'rejected')
    expect(rejected).toMatchObject({ who: 'merchant', reviewReason: ['服务类目不符：页面内容与所选类目不符'] })
    const notices = await scene.ask<{ code: string }[]>('GET', '/notices')
    expect(notices.data.map(({ code }) => code)).toContain('RELEASE_REJECTED')

    const second = await live()
    expect(second).toMatchObject({ number: 2, state: 'live' })
    expect(await scene.read(first)).toMatchObject({ state: 'rejected' })
  })

  it('is submitted with the pictures that the store shows reviewers', async () => {
    const added = await showReviewers()
    await showReviewers()
    expect(added.data).toMatchObject([{ src: expect.stringMatching(/^data:image\/webp/) }])
    const left = await scene.ask<PictureView[]>('DELETE', `/review-pictures/${added.data[0]?.id}`)
    expect(left.data).toHaveLength(1)
    expect((await scene.ask('DELETE', `/review-pictures/${added.data[0]?.id}`)).error?.code).toBe('NOT_FOUND')

    await loseAnswer('/wxa/uploadmedia')
    await scene.comesTo(await scene.make(), 'auditing')
    const [submission] = await scene.calls('/wxa/submit_audit')
    const { preview_info } = JSON.parse(submission?.request.body ?? '') as { preview_info: { pic_id_list: string[] } }
    expect(preview_info).toEqual({ pic_id_list: [expect.any(String)] })
    const uploads = await scene.calls('/wxa/uploadmedia')
    expect(uploads.at(-1)?.answer?.body).toContain(preview_info.pic_id_list[0])
  })

  it('takes ten pictures for reviewers and no more', async () => {
    for (let n = 1; n <= 10; n++) expect((await showReviewers()).data).toHaveLength(n)
    expect((await showReviewers()).error?.code).toBe('REVIEW_PICTURES_FULL')
  })

  it('that takes long says so, and goes on', async () => {
    const made = await scene.make()
    await scene.comesTo(made, 'auditing')
    await decideReview('delay', { reason: '需要更多时间' })
    const waits = await scene.becomes(made, (release) => events(release).includes('delay'))
    expect(waits.state).toBe('auditing')
    await decideReview('pass')
    await scene.comesTo(made, 'live')
  })

  it('is withdrawn, and gives its place to the next', async () => {
    const made = await scene.make()
    await scene.comesTo(made, 'auditing')
    expect((await scene.ask('POST', `/releases/${made.id}/withdraw`)).data).toMatchObject({ state: 'withdrawn' })
    expect(await live()).toMatchObject({ number: 2 })
  })

  it('waits for the next month when the platform’s reviews are used up', async () => {
    await scene.control('/_sim/settings', { reviewsPerMonth: 0 })
    const made = await scene.make()
    const waiting = await scene.becomes(made, ({ problem }) => problem !== null)
    expect(waiting).toMatchObject({ state: 'ready', who: 'operator', problem: { code: 'REVIEW_QUOTA_USED_UP' } })
    await scene.pass(7 * 3600)
    expect(await scene.read(made)).toMatchObject({ state: 'ready', wish: 'submit' })
    expect(await submissions()).toBe(1) // it looks at what is left before it tries again

    await scene.control('/_sim/component', { pushesTickets: false })
    await scene.control('/_sim/settings', { reviewsPerMonth: 100 })
    for (const days of [16, 16]) {
      await scene.pass(days * 24 * 3600)
      await scene.read(made) // the merchant looks now and then, and stays signed in
    }
    await scene.control('/_sim/component', { pushesTickets: true })
    await scene.control('/_sim/push', { kind: 'ticket' })
    await scene.pass(700) // it tries again at the latest ten minutes after WeChat could not be asked
    expect(await scene.comesTo(made, 'auditing')).toMatchObject({ problem: null })
  })

  it.each([
    ['/wxa/commit', 'auditing'],
    ['/wxa/submit_audit', 'auditing'],
    ['/wxa/release', 'live'],
  ] as const)('settles a lost answer of %s by looking, and repeats nothing', async (path, state) => {
    await loseAnswer(path)
    const made = await scene.make()
    if (state === 'live') {
      await scene.comesTo(made, 'auditing')
      await decideReview('pass')
    }
    await eventuallyPassing(() => scene.comesTo(made, state))
    expect((await scene.calls(path)).length).toBe(1)
  })

  /** Looks that come later: time goes on meanwhile. */
  async function eventuallyPassing<T>(look: () => Promise<T>): Promise<T> {
    let isSeen = false
    const tick = async () => {
      while (!isSeen) {
        await scene.control('/_sim/clock', { advanceSeconds: 20 })
        await new Promise((resolve) => setTimeout(resolve, 400))
      }
    }
    const [seen] = await Promise.all([look().finally(() => (isSeen = true)), tick()])
    return seen
  }

  it('hears of its review before it asks, after it asked, and twice, each time the same', async () => {
    await scene.control('/_sim/settings', { review: 'atOnce', pushesBeforeAnswer: true })
    const fast = await scene.make()
    await scene.comesTo(fast, 'live', 'rejected')
    await scene.control('/_sim/push', {
      kind: 'weapp_audit_fail',
      appid: names.noodles,
      fields: { Reason: 'late', FailTime: 1 },
      times: 3,
    })
    await scene.pass(700)
    expect(await scene.read(fast)).toMatchObject({ state: 'live' })
  })

  it('stops where the authorisation is withdrawn, and goes on once it is given again', async () => {
    const made = await scene.make()
    await scene.comesTo(made, 'auditing')
    await scene.control('/_sim/revoke', { appid: names.noodles })
    await scene.pass(1200)
    const stopped = await eventuallyPassing(() => scene.becomes(made, ({ problem }) => problem !== null))
    expect(stopped).toMatchObject({
      state: 'auditing',
      who: 'merchant',
      problem: { code: expect.stringMatching(/^AUTHORISATION_(LOST|REVOKED)$/) as string },
    })
    await decideReview('pass')
    await authorise(scene, scene.office, scene.store)
    expect(await scene.comesTo(made, 'live')).toMatchObject({ problem: null })
  })

  it('is over where the store changes to another mini-program, and makes way for the next', async () => {
    const other = 'wxa0000000000000d4'
    const before = await live()
    await scene.pass(2)
    const made = await scene.make()
    await scene.comesTo(made, 'auditing')
    await scene.control('/_sim/revoke', { appid: names.noodles })
    await scene.control('/_sim/apps', { appid: other, kind: 'miniProgram', name: '小麦二店', admin: 'merchant' })
    await completeAccount(scene, other)
    await authorise(scene, scene.office, scene.store, other)

    const over = await scene.comesTo(made, 'failed')
    expect(over).toMatchObject({ wish: null, problem: { code: 'RELEASE_OF_ANOTHER_ACCOUNT' } })
    expect(await scene.read(before)).toMatchObject({ state: 'retired' })
    expect(await scene.opening()).toMatchObject({ live: null })
    await scene.comesTo(await scene.make(), 'auditing')
  })

  it('is not published against the wish of a merchant whose withdrawal came too late', async () => {
    const made = await scene.make()
    await scene.comesTo(made, 'auditing')
    await untilLookedAt() // the first look comes by itself: it would hear of the decision before the merchant withdraws
    await scene.control('/_sim/pushes/hold', {})
    await decideReview('pass')
    await scene.ask('POST', `/releases/${made.id}/withdraw`)
    const kept = await scene.becomes(made, ({ problem }) => problem !== null)
    expect(kept).toMatchObject({ state: 'approved', who: 'merchant', problem: { code: 'WITHDRAWN_TOO_LATE' } })
    expect((await scene.ask('POST', `/releases/${made.id}/publish`)).data).toMatchObject({ state: 'live' })
  })

  it('no longer speaks of a lost authorisation once it is given again, although the review goes on', async () => {
    const made = await scene.make()
    await scene.comesTo(made, 'auditing')
    await scene.control('/_sim/revoke', { appid: names.noodles })
    await scene.pass(1200)
    // Whoever is first: WeChat, asked about the review, or its event.
    await scene.becomes(made, ({ problem }) => /^AUTHORISATION_(LOST|REVOKED)$/.test(problem?.code ?? ''))
    await authorise(scene, scene.office, scene.store)
    expect(await scene.becomes(made, ({ problem }) => problem === null)).toMatchObject({ state: 'auditing' })
  })

  it('is uploaded again where something else has become the trial meanwhile', async () => {
    const made = await scene.make({ submits: false })
    await scene.comesTo(made, 'ready')
    const account = await scene.base.platform.authorizers.find({ appid: names.noodles })
    if (!account) throw new Error('not authorised')
    const ext_json = JSON.stringify({ extAppid: names.noodles })
    const template_id = Number((await scene.opening()).template?.templateId)
    const stray = { template_id, ext_json, user_version: '0.9.0', user_desc: 'landed late' }
    await scene.base.platform.authorizer(account).wechat(commit, stray)

    await scene.ask('POST', `/releases/${made.id}/submit`)
    const auditing = await scene.comesTo(made, 'auditing')
    expect(events(auditing).filter((event) => event === 'commit')).toHaveLength(2)
    expect(await submissions()).toBe(1)
  })

  it('goes back to the version before, not twice, and forward with a new release', async () => {
    const first = await live()
    await scene.template('1.1.0')
    await scene.pass(2)
    const second = await live()
    expect(await scene.read(first)).toMatchObject({ state: 'retired' })
    const { data: versions } = await scene.ask<{ appVersion: number; releaseId: string }[]>('GET', '/former-versions')
    expect(versions).toMatchObject([{ releaseId: first.id }])
    const appVersion = versions[0]?.appVersion ?? 0

    expect((await scene.ask('POST', '/roll-back', { appVersion })).data).toMatchObject({ state: 'rolledBack' })
    expect(await scene.read(first)).toMatchObject({ state: 'live' })
    const version = (await scene.control<{ userVersion: string }>(`/_sim/packages/${names.noodles}?who=customer`))
      .userVersion
    expect(version).toBe('1.0.0')

    const again = await scene.ask('POST', '/roll-back', { appVersion: appVersion + 1 })
    expect(again.data).toMatchObject({ state: 'live', problem: { code: 'NO_VERSION_TO_ROLL_BACK' } })
    await scene.pass(2)
    const third = await live()
    expect(third).toMatchObject({ number: 3, state: 'live' })
    expect(await scene.read(second)).toMatchObject({ state: 'rolledBack' })
  })

  it('asks again about a refused server once a day, and at once when the platform has changed its list', async () => {
    const changes = async () => (await scene.calls('/wxa/modify_domain')).length
    await scene.control('/_sim/faults', { path: '/wxa/modify_domain', errcode: 85018 })
    const made = await scene.make()
    const refused = await scene.becomes(made, ({ problem }) => problem !== null)
    expect(refused).toMatchObject({ state: 'draft', who: 'operator', wish: 'submit' })
    await fetch(`${scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    const before = await changes()
    await scene.pass(7 * 3600)
    await scene.read(made)
    expect(await changes()).toBe(before)

    const said = await runOperator(scene.base.platform, ['domains'])
    expect(said.at(-1)).toContain('有 1 个版本在等它')
    await scene.comesTo(made, 'auditing')
  })

  it('is held while something is missing, says so once, and goes on by itself', async () => {
    const held = async () => {
      const { data } = await scene.ask<{ code: string; text: string }[]>('GET', '/notices')
      return data.filter(({ code }) => code === 'RELEASE_HELD').map(({ text }) => text)
    }
    const made = await scene.make({ submits: false })
    await scene.comesTo(made, 'ready')
    await scene.control('/_sim/apps', { appid: names.noodles, icpStatus: 1024 })
    const { data: asked } = await scene.ask('POST', `/releases/${made.id}/submit`)
    expect(asked).toMatchObject({ wish: 'submit', problem: { code: 'PREFLIGHT_FAILED' } })
    await scene.pass(700)
    await scene.ask('POST', `/releases/${made.id}/submit`)
    expect(await scene.read(made)).toMatchObject({ state: 'ready', wish: 'submit' })
    expect(await held()).toEqual([expect.stringMatching(/^第 1 版暂时没有提交审核：.*处理好后会自动提交$/)])

    await completeAccount(scene)
    await scene.pass(3700)
    expect(await scene.comesTo(made, 'auditing')).toMatchObject({ problem: null })
    expect(await submissions()).toBe(1)
  })

  it('waits for an interface that its pages use, and is submitted once it is open', async () => {
    const config = { pages: ['pages/home/index', 'pages/orders/index'], requiredPrivateInfos: ['chooseAddress'] }
    const files = { 'app.js': 'App({}); wx.chooseAddress({})', 'app.json': JSON.stringify(config) }
    await scene.template('1.1.0', files)
    const made = await scene.make()
    const waiting = await scene.becomes(made, ({ state, problem }) => state === 'ready' && problem !== null)
    expect(waiting).toMatchObject({ wish: 'submit', problem: { code: 'INTERFACES_NOT_GRANTED', next: 'setPrivacy' } })

    await scene.ask('POST', '/program/interfaces', { name: 'wx.chooseAddress' })
    const decision = { kind: 'privacyApi', appid: names.noodles, api_name: 'chooseAddress', decision: 'pass' }
    await scene.control('/_sim/decisions', decision)
    await scene.pass(700)
    await scene.comesTo(made, 'auditing')
    expect(await submissions()).toBe(1)
  })

  it('is made once of two taps, one at a time, and of nothing that is missing', async () => {
    const requestKey = aRequestKey()
    const [one, other] = await Promise.all([scene.make({ requestKey }), scene.make({ requestKey })])
    expect(one.id).toBe(other.id)
    const refused = await scene.ask('POST', '/releases', { requestKey: aRequestKey(), submits: true })
    expect(refused).toMatchObject({ status: 409, error: { code: 'RELEASE_IN_FLIGHT', next: 'openRelease' } })
    expect((await scene.ask('GET', '/releases/r_nobody')).error).toMatchObject({ code: 'RELEASE_NOT_FOUND' })

    await scene.comesTo(one, 'auditing')
    await scene.ask('POST', `/releases/${one.id}/withdraw`)
    await scene.control('/_sim/apps', { appid: names.noodles, icpStatus: 1024 })
    await scene.pass(120)
    const unfiled = await scene.ask('POST', '/releases', { requestKey: aRequestKey(), submits: true })
    expect(unfiled).toMatchObject({ status: 409, error: { code: 'PREFLIGHT_FAILED', next: 'openWeChatAccount' } })
    expect(await scene.ask<ReleaseRow[]>('GET', '/releases')).toMatchObject({ data: [{ number: 1 }] })
  })
})
