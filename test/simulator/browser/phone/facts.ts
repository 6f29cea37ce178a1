import { get } from '../kit/control'
import { fields, listOf, numberOf, textOf, type Fields } from '../kit/value'
import type { Asker, Kind } from '../player/host'
import type { Line } from './line'

/** A mini-program as it stands in WeChat's list on this phone. */
export interface Row extends Asker {
  name: string
  headImg: string
  /** What the developer called this version; empty for a live one. */
  userVersion: string
}

interface Account {
  appid: string
  name: string
  kind: string
  headImg: string
  /** The service provider's own: the back office, which only merchants have. */
  own: boolean
  admin: string | null
  program: {
    trial: { userVersion: string } | null
    review: { userVersion: string; status: number } | null
    live: object | null
    testers: { wechatId: string }[]
  } | null
}

/** What this phone knows of the world. */
export interface Facts {
  rows: Row[]
  accounts: Account[]
  person: Fields
  /** The name of who holds the other phone. */
  friend: string
}

export const noFacts: Facts = { rows: [], accounts: [], person: {}, friend: '' }

interface SimulatorState {
  apps: Account[]
  packages: Record<string, string>
  phones: Record<string, { name: string }>
}

export async function findFacts(who: string, line: Line): Promise<Facts> {
  const [{ apps, packages, phones }, person] = await Promise.all([get<SimulatorState>('/state'), line.person()])
  const accounts = apps.filter(({ kind }) => kind === 'miniProgram')
  const opened = listOf(person.opened).map((one) => fields(one))
  const mayOpen = (account: Account) => kindsFor(account, who, textOf(person.wechatId), account.appid in packages)
  const hasOpened = ({ appid, program }: Account) =>
    opened
      .flatMap((one) => (one.appid === appid ? [textOf(one.kind) as Kind] : []))
      .filter((kind) => kind !== 'review' || isUnderReview(program))
  const rows = accounts.flatMap((account) =>
    [...new Set([...mayOpen(account), ...hasOpened(account)])].map((kind) => rowOf(account, kind)),
  )
  const openedAt = ({ appid, kind }: Row) => opened.find((one) => one.appid === appid && one.kind === kind)?.at
  const friend = Object.entries(phones).find(([name]) => name !== who)?.[1].name ?? ''
  return { person, friend, accounts, rows: rows.sort((a, b) => numberOf(openedAt(b)) - numberOf(openedAt(a))) }
}

/** The versions a person may open: what is live, and the trial of whoever is asked to test it. */
function kindsFor({ own, admin, program }: Account, who: string, wechatId: string, isHere: boolean): Kind[] {
  const hasLive = own ? isHere && who === 'merchant' : isHere || Boolean(program?.live)
  const tests = admin === who || program?.testers.some((one) => one.wechatId === wechatId)
  return [...(hasLive ? ['live' as const] : []), ...(tests && program?.trial ? ['trial' as const] : [])]
}

const isUnderReview = (program: Account['program']): boolean =>
  program?.review?.status === 2 || program?.review?.status === 4

const rowOf = ({ appid, name, headImg, program }: Account, kind: Kind): Row => ({
  ...{ appid, kind, name, headImg },
  userVersion: kind === 'live' ? '' : (program?.[kind]?.userVersion ?? ''),
})

/** 正式版 has no mark. */
export const kindTexts: Record<Kind, string> = { live: '', trial: '体验版', review: '审核版' }
