import type { OpeningView, ReleaseView } from '../../shared/api/merchant/releases'
import { eventually } from '../eventually'
import { aKey, type Ask } from './asking'
import { openAuthorisedStore, wechatOf, type AuthorisedStore, type DemoAddresses, type Wish } from './authorisedStore'

/** Nobody is kept waiting: WeChat scans at once, and its reviewer nods. */
const quick = { privacyScan: 'atOnce', review: 'atOnce', privacyApiReview: 'atOnce' }

/**
 * Brings a store to its customers without a screen, so that its mini-program is on the customer's phone. What is seen on
 * the way is the other story.
 *
 * @param stock puts goods on its shelf; three samples unless said
 */
export async function openLiveStore(
  demo: DemoAddresses,
  wish: Wish,
  stock = (store: AuthorisedStore): Promise<unknown> => store.say('POST', '/goods-samples', {}),
): Promise<AuthorisedStore> {
  const wechat = wechatOf(demo)
  await wechat('POST', '/settings', quick)
  await wechat('POST', '/decisions', { kind: 'review', appid: wish.appid, decision: 'pass', next: true })
  const store = await openAuthorisedStore(demo, wish)
  await stock(store)
  await release(store.say)
  return store
}

async function release(say: Ask): Promise<void> {
  await eventually(async () => {
    const { requirements } = await say<OpeningView>('GET', '/opening')
    return requirements.every(({ state, isBlocking, isAwaited }) => state === 'done' || !isBlocking || isAwaited)
  })
  const { id } = await say<ReleaseView>('POST', '/releases', { requestKey: aKey('release'), submits: true })
  await eventually(async () => (await say<ReleaseView>('GET', `/releases/${id}`)).state === 'live')
}
