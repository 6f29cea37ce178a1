import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { eachDatabase } from '../setup/databases'
import { eventually } from '../eventually'
import { actionOf, aScene, browse, decide, names, scan, signIn, type Scene } from './scene'

eachDatabase('authorising a mini-program', (openDb) => {
  let scene: Scene
  beforeEach(async () => {
    scene = await aScene({ databaseUrl: (await openDb()).url })
  })
  afterEach(() => scene.close())

  /** What /metrics says of the tokens that are good for another ten minutes. */
  const freshTokens = async (kind: string): Promise<number> => {
    const metrics = await (await fetch(`${scene.url}/metrics`)).text()
    return Number(new RegExp(`^tokens\\{kind="${kind}",state="fresh"\\} (\\d+)$`, 'm').exec(metrics)?.[1] ?? -1)
  }

  it('goes from sign-in through the QR in the album to a mini-program that is ours to run', async () => {
    const office = await signIn(scene)
    const store = await office.openStore()
    const attempt = await office.beginAttempt(store)

    const png = PNG.sync.read(Buffer.from(attempt.qrPng, 'base64'))
    expect(png.width).toBeGreaterThanOrEqual(600)
    expect(jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data).toBe(attempt.url)
    expect(attempt.url).toBe(`${scene.url}/a/${attempt.id}`)

    const page = await scan(scene, attempt.qrPng)
    expect(page.source).toContain('小麦面馆')
    expect(await office.latestAttempt(store)).toMatchObject({ state: 'opened' })

    const result = await decide(scene, page)
    expect(result.source).toContain('授权成功')
    expect(await office.latestAttempt(store)).toMatchObject({ state: 'authorised', problem: null })
    expect(await office.authorizer(store)).toMatchObject({
      appid: names.noodles,
      name: '小麦面馆',
      state: 'authorised',
    })
    expect(await office.requirements(store)).toContainEqual(
      expect.objectContaining({ code: 'AUTHORISATION', state: 'done' }),
    )
  })

  it('keeps the tokens alive through a day, and comes back after a withdrawal with the store as it was', async () => {
    const office = await signIn(scene)
    const store = await office.openStore()
    await decide(scene, await scan(scene, (await office.beginAttempt(store)).qrPng))

    // What nobody has used for a day is no longer kept warm, so the last hour passes unwatched.
    for (let hour = 1; hour < 24; hour++) {
      await scene.pass(3600)
      await eventually(async () => (await freshTokens('authorizer')) === 1 && (await freshTokens('component')) === 1)
    }
    await scene.pass(3600)
    const page = await browse(scene, (await office.beginAttempt(store)).url)
    expect(actionOf(page)).toContain(`biz_appid=${names.noodles}`)

    await scene.control('/_sim/revoke', { appid: names.noodles })
    await eventually(async () => (await office.authorizer(store))?.state === 'unauthorised')
    expect(await office.requirements(store)).toContainEqual(
      expect.objectContaining({ code: 'AUTHORISATION', state: 'failing', next: 'reauthorise' }),
    )

    await scene.pass(60)
    const again = await decide(scene, await scan(scene, (await office.beginAttempt(store)).qrPng))
    expect(again.source).toContain('授权成功')
    expect(await office.authorizer(store)).toMatchObject({ appid: names.noodles, state: 'authorised' })
    const { data } = await office.call<{ name: string }>('GET', `/${store.key}`)
    expect(data.name).toBe('小麦面馆')
  })

  it('loses nothing when the server is stopped and started again', async () => {
    const office = await signIn(scene)
    const store = await office.openStore()
    await decide(scene, await scan(scene, (await office.beginAttempt(store)).qrPng))
    await scene.restart()
    expect(await office.authorizer(store)).toMatchObject({ appid: names.noodles, state: 'authorised' })
  })
})
