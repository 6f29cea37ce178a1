import type { World } from '../world'
import { keepFiles, type Files } from './files'
import type { Program, Version } from './program'

/** 草稿: what a 开发小程序 uploaded last. */
export interface Draft {
  id: number
  userVersion: string
  userDesc: string
  /** Seconds. */
  created: number
  /** appid and name of the 开发小程序. */
  source: string
  sourceName: string
  developer: string
  parcel: string
}

/** 代码模板: a draft that was taken into the library. */
export interface Template extends Omit<Draft, 'developer'> {
  draftId: number
  /** 1 is a standard template, which allows its ext_json nearly nothing. */
  type: 0 | 1
}

export type Upload = Pick<Draft, 'userVersion' | 'userDesc' | 'source' | 'sourceName' | 'developer'> & { files: Files }

function versionsOf({ trial, live, history, audits, gray }: Program): Version[] {
  return [
    ...history,
    ...audits.map(({ version }) => version),
    ...[trial, live, gray?.version ?? null].flatMap((one) => one ?? []),
  ]
}

/** Files that no draft, template or version is made of any more. */
function forgetFiles(world: World): void {
  const { drafts, templates, programs, parcels } = world.state
  const versions = Object.values(programs).flatMap(versionsOf)
  const used = new Set([...drafts, ...templates, ...versions.map(({ build }) => build)].map(({ parcel }) => parcel))
  for (const parcel of Object.keys(parcels)) if (!used.has(parcel)) delete parcels[parcel]
}

/** What the developer tool does: the newest upload of a 开发小程序 takes the place of the one before (grade A). */
export function upload(world: World, { files, ...facts }: Upload): Draft {
  const draft = { ...facts, id: world.id(), created: world.clock.seconds(), parcel: keepFiles(world, files) }
  world.state.drafts = [...world.state.drafts.filter(({ source }) => source !== facts.source), draft]
  forgetFiles(world)
  return draft
}
