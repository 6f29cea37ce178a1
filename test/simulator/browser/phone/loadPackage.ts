import { get } from '../kit/control'
import { fields, type Fields } from '../kit/value'
import type { Asker, Kind } from '../player/host'
import { appConfig, json, type Purpose, type WeappPackage } from '../player/package'

const isText = (path: string): boolean => /\.(js|json|wxml|wxss|wxs)$/.test(path)

/** What this person's phone would run of a program now. */
export interface PackageFacts {
  kind: Kind
  /** 0 for a folder that is simply there. */
  commit: number
  version: string
  files: string[]
  /** Merged from template and ext_json; a folder's own stands in its ext.json. */
  ext: Fields | undefined
  undeclared: string[]
  purposes: Purpose[]
}

interface Answer {
  files: string[]
  commit?: number
  userVersion?: string
  ext?: Fields
  undeclared?: string[]
  purposes?: Purpose[]
}

/** @throws ControlError that says why it does not open: `noVersion`, `notTester`, `closed` */
export async function findPackage(who: string, { appid, kind }: Asker): Promise<PackageFacts> {
  const answer = await get<Answer>(`/packages/${appid}?kind=${kind}&who=${who}`)
  const { files, commit = 0, userVersion: version = '', ext, undeclared = [], purposes = [] } = answer
  return { kind, commit, files, version: kind === 'live' ? version : '', ext, undeclared, purposes }
}

/** Fetches the files of that very package; its pictures stay where they are until they are shown. */
export async function loadPackage(who: string, appid: string, facts: PackageFacts): Promise<WeappPackage> {
  const { kind, commit, version, files, undeclared, purposes } = facts
  const query = `kind=${kind}&who=${who}${commit ? `&commit=${commit}` : ''}`
  const address = (path: string) => `/_sim/packages/${appid}/${path}?${query}`
  const texts = files.filter((path) => isText(path) && path !== 'project.config.json')
  const load = async (path: string): Promise<[string, string]> => {
    const answer = await fetch(address(path))
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return [path, await answer.text()]
  }
  const sources = new Map(await Promise.all(texts.map(load)))
  const ext = facts.ext ?? fields(json(sources, 'ext.json').ext)
  return { appid, kind, commit, version, sources, config: appConfig(sources), ext, undeclared, purposes, address }
}
