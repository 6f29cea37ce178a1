import type { ProgramDomains, ProgramFacts } from '../../../shared/program'
import { isInFlight } from '../../../shared/release'
import { ordersPage, type TemplateManifest } from '../../../shared/template'
import type { AuthorizerRow } from '../../db/models/authorizer'
import type { ProgramRow, ReleaseRow } from '../../db/models/release'
import type { StoreRow } from '../../db/models/store'
import type { TemplateRow } from '../../db/models/template'
import type { Store } from '../../store'
import { wantedDomains } from '../domains'
import { countSamples } from '../goods/samples'
import { factsAbout, programOf } from '../programs'
import { chosenTemplate, findTemplate } from '../templates'

/** What is for sale, as far as a reviewer minds. */
interface Goods {
  count: number
  withPictures: number
  /** Of those that we put there to be changed, and nobody has. */
  samples: number
  names: string[]
}

interface Payment {
  isOn: boolean
  /** Why WeChat Pay no longer accepts the account, in words; null while it does. */
  problem: string | null
}

/** What the rules look at: one store as it stands in our rows. Gathered once, without asking anybody. */
export interface Facts {
  store: StoreRow
  account: AuthorizerRow | null
  program: ProgramRow
  /** What WeChat told about the account that runs the store now; null before it was asked. */
  learned: ProgramFacts | null
  /** What the next release is made of. */
  template: TemplateRow | null
  manifest: TemplateManifest | null
  inFlight: ReleaseRow | null
  /** The newest release that goes nowhere any more by itself. */
  ended: ReleaseRow | null
  publicUrl: string
  wanted: ProgramDomains
  /** The page of a customer's orders; null while the store has none. */
  orderPath: string | null
  /** Null where nobody looked. */
  goods: Goods | null
  payment: Payment | null
}

/** `templateId`: of a release that is made already; else of the next one. */
export async function factsOf(store: Store, templateId?: string): Promise<Facts> {
  const account = (await store.authorizer())?.row ?? null
  const program = await programOf(store)
  const template = templateId ? await findTemplate(store.platform, templateId) : await chosenTemplate(store)
  const newest = await store.releases.list({}, { order: [['number', 'DESC']], limit: 2 })
  const { publicUrl } = store.platform.config.http
  return {
    store: store.row,
    account,
    program,
    learned: account && factsAbout(program, account.appid),
    template,
    manifest: template?.manifest ?? null,
    inFlight: newest.find(({ state }) => isInFlight(state)) ?? null,
    ended: newest.find(({ state }) => !isInFlight(state)) ?? null,
    publicUrl,
    wanted: wantedDomains(store.platform),
    orderPath: ordersPage,
    goods: await goodsOf(store),
    payment: await paymentOf(store),
  }
}

/** Null while it collects nothing in the mini-program, and never meant to. */
async function paymentOf(store: Store): Promise<Payment | null> {
  const version = await store.paymentVersions.find({ state: ['proved', 'failing'] })
  if (!version) return null
  const isOn = store.row.paymentVersionId !== null
  return { isOn, problem: version.problemText }
}

/** What customers and reviewers see: what is on the shelf. */
async function goodsOf(store: Store): Promise<Goods> {
  const [shown, samples] = await Promise.all([store.shelf.shown(), countSamples(store)])
  return {
    samples,
    count: shown.length,
    withPictures: shown.filter(({ hasPicture }) => hasPicture).length,
    names: shown.map(({ name }) => name),
  }
}
