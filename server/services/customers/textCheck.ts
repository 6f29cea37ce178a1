import type { CustomerRow } from '../../db/models/customer'
import { Failure, isFailure } from '../../failures'
import type { Store } from '../../store'
import { logTrouble } from '../../trouble'
import { msgSecCheck, type ContentScene } from '../../wechat/contentCheck'

/**
 * Has WeChat look at what a customer wrote. A text that it did not look at, because it gave no answer, passes: it is
 * read by the store alone, and an order is not lost for it.
 *
 * @throws TEXT_REFUSED
 */
export async function checkText(store: Store, customer: CustomerRow, text: string, scene: ContentScene): Promise<void> {
  if (text === '') return
  const verdict = await look(store, customer, text, scene)
  if (verdict === 'risky') throw new Failure('TEXT_REFUSED', { customerId: customer.id })
}

async function look(store: Store, { openid }: CustomerRow, content: string, scene: ContentScene) {
  try {
    const { result } = await store.wechat(msgSecCheck, { version: 2, content, scene, openid })
    return result.suggest
  } catch (error) {
    if (!isFailure(error)) throw error
    logTrouble(store.platform.log, error, { store: store.row.id }, 'a text was not looked at')
    return null
  }
}
