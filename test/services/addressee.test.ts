import type { Base } from '../../server/base'
import { addresseeCheck } from '../../server/callbacks/addressee'
import { aBase, anAccount } from './aPlatform'

describe('who a message is for', () => {
  const noodles = { appid: 'wxa0000000000000c3', userName: 'gh_aaaaaaaaaaaa' }
  const cakes = { appid: 'wxa0000000000000d4', userName: 'gh_bbbbbbbbbbbb' }
  let base: Base
  beforeEach(async () => {
    base = await aBase()
  })
  afterEach(() => base.close())

  it('takes a message that came to the address of its account, again and again', async () => {
    await anAccount(base.platform, noodles)
    const check = addresseeCheck(base.platform)
    await check(noodles.appid, { ToUserName: noodles.userName })
    await check(noodles.appid, { ToUserName: noodles.userName })
  })

  it('refuses a message that was sent on to the address of another account, also once it is known', async () => {
    await anAccount(base.platform, noodles)
    await anAccount(base.platform, cakes)
    const check = addresseeCheck(base.platform)
    const mismatch = { code: 'CALLBACK_MISMATCH' }
    await expect(check(cakes.appid, { ToUserName: noodles.userName })).rejects.toMatchObject(mismatch)
    await check(noodles.appid, { ToUserName: noodles.userName })
    await expect(check(cakes.appid, { ToUserName: noodles.userName })).rejects.toMatchObject(mismatch)
    await expect(check(cakes.appid, { ToUserName: 'gh_unheard_of' })).rejects.toMatchObject(mismatch)
    await expect(check(cakes.appid, {})).rejects.toMatchObject(mismatch)
  })

  it('takes the messages of an account we have not met, and looks again once we have', async () => {
    const check = addresseeCheck(base.platform)
    await check(noodles.appid, { ToUserName: noodles.userName })
    await anAccount(base.platform, noodles)
    await expect(check(noodles.appid, { ToUserName: 'gh_other' })).rejects.toMatchObject({ code: 'CALLBACK_MISMATCH' })
  })
})
