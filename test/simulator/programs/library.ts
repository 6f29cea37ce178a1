import type { World } from '../world'
import { keepFiles, type Files } from './files'

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

/** What the developer tool does: the newest upload of a 开发小程序 takes the place of the one before (grade A). */
export function upload(world: World, { files, ...facts }: Upload): Draft {
  const draft = { ...facts, id: world.id(), created: world.clock.seconds(), parcel: keepFiles(world, files) }
  world.state.drafts = [...world.state.drafts.filter(({ source }) => source !== facts.source), draft]
  return draft
}
