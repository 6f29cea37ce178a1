import sharp from 'sharp'
import { openid } from './phones/sessions'
import {
  anAuthorizer,
  aPlatform,
  aReceiver,
  componentOf,
  kindOf,
  valueOf,
  type Json,
  type Receiver,
  type Sim,
} from './testKit'

describe('what two people have in WeChat', () => {
  let sim: Sim
  let receiver: Receiver
  let appid = ''
  beforeEach(async () => {
    receiver = await aReceiver()
    sim = await aPlatform({ loopback: true }, componentOf(receiver.url))
    ;({ appid } = await anAuthorizer(sim))
    receiver.got.length = 0
  })
  afterEach(async () => {
    await sim.close()
    await receiver.close()
  })

  it('are six photos of goods, one on its side with the place where it was taken', async () => {
    const photos = await sim.get<{ name: string; base64: string }[]>('/_sim/phones/customer/samples')
    const facts = await Promise.all(photos.map(({ base64 }) => sharp(Buffer.from(base64, 'base64')).metadata()))
    expect(photos.map(({ name }) => name)).toEqual(
      ['noodles', 'coffee', 'dress', 'apples', 'bread', 'tea'].map((name) => `${name}.jpg`),
    )
    expect(facts.map(({ format }) => format)).toEqual(Array(6).fill('jpeg'))
    expect(facts.map(({ orientation, exif }) => [orientation, exif !== undefined])).toContainEqual([6, true])
    expect(photos.every(({ base64 }) => base64.length < 68_000)).toBe(true)
  })

  it('stands in the chats of both, a card of a mini-program or a picture', async () => {
    await sim.post('/_sim/phones/merchant/cards', { appid, title: '新品', path: 'pages/home/index?id=1' })
    await sim.post('/_sim/phones/customer/pictures', { image: 'iVBOR' })
    for (const who of ['merchant', 'customer']) {
      expect(await sim.get(`/_sim/phones/${who}/messages`)).toMatchObject([
        { what: 'card', from: 'merchant', appid, kind: 'live', title: '新品', path: 'pages/home/index?id=1' },
        { what: 'picture', from: 'customer', image: 'iVBOR' },
      ])
    }
  })

  it('is gone when the phone is reset, and the addresses are as at first', async () => {
    await sim.post('/_sim/phones/merchant/cards', { appid, title: '新品' })
    await sim.send('/_sim/phones/customer/addresses', { method: 'PUT', body: '{"addresses":[]}' })
    const phone = await sim.post<Json>('/_sim/phones/customer/reset')
    expect(phone).toMatchObject({ messages: [], addresses: [{ cityName: '杭州市' }, { cityName: '上海市' }] })
  })

  it('reaches the account when a customer comes to its service and writes', async () => {
    await sim.post('/_sim/phones/customer/contact', { appid, sessionFrom: 'goods:18' })
    await sim.post('/_sim/phones/customer/contact', { appid, content: '几点开门？' })
    const [came, wrote] = receiver.got
    expect(receiver.got.map(kindOf)).toEqual(['user_enter_tempsession', 'text'])
    expect(came && valueOf(came, 'SessionFrom')).toBe('goods:18')
    const app = sim.world.state.apps[appid]
    expect(wrote && ['Content', 'FromUserName'].map((name) => valueOf(wrote, name))).toEqual([
      '几点开门？',
      app && openid(app, 'customer'),
    ])
  })
})
