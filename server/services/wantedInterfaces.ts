import { Failure } from '../failures'
import type { Store } from '../store'
import { applyForInterface, isExplained } from './privacyInterfaces'
import { factsAbout, programOf } from './programs'
import { chosenTemplate } from './templates'

/**
 * Asks WeChat for the interfaces that the pages of the chosen template call, so that nobody has to: reviews take days, and
 * what they are for is ours to say. One that was refused is the merchant's to decide about.
 */
export async function applyForWanted(store: Store, now: Date): Promise<void> {
  for (const name of await closedOnes(store)) {
    try {
      await applyForInterface(store, name, now)
    } catch (error) {
      if (!(error instanceof Failure)) throw error // WeChat says no, or nothing: the list of what is missing says it
    }
  }
}

async function closedOnes(store: Store): Promise<string[]> {
  const [account, template] = await Promise.all([store.authorizer(), chosenTemplate(store)])
  const called = template?.manifest?.privateInfos ?? []
  const told = account ? (factsAbout(await programOf(store), account.row.appid)?.interfaces ?? []) : []
  return told
    .filter(({ state, name }) => state === 'closed' && called.includes(name.replace(/^wx\./, '')) && isExplained(name))
    .map(({ name }) => name)
}
