import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { derivedHex } from '../crypto'
import type { World } from '../world'

/** One file of a mini-program: text as it is, anything else as base64. */
export type File = string | { base64: string }
export type Files = Record<string, File>

const texts = ['.js', '.json', '.wxml', '.wxss', '.wxs', '.txt', '.svg', '.map']

const readOne = (path: string): File =>
  texts.includes(extname(path)) ? readFileSync(path, 'utf8') : { base64: readFileSync(path).toString('base64') }

/** The developer tool's own settings stay at home. */
const isUploaded = (name: string) => !/^project(\.private)?\.config\.json$/.test(name)

export const isWeapp = (dir: string): boolean => existsSync(join(dir, 'app.json'))

export const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

/** A built weapp as the developer tool would upload it. */
export const readFolder = (dir: string): Files =>
  Object.fromEntries(
    filesIn(dir)
      .filter(isUploaded)
      .map((name) => [name, readOne(join(dir, name))]),
  )

export const bytesOf = (file: File): Buffer =>
  typeof file === 'string' ? Buffer.from(file, 'utf8') : Buffer.from(file.base64, 'base64')

export const sizeOf = (file: File): number =>
  typeof file === 'string' ? Buffer.byteLength(file, 'utf8') : Math.floor((file.base64.length * 3) / 4)

/** Keeps files under a name made of their content, so that drafts, templates and versions can share them. */
export function keepFiles(world: World, files: Files): string {
  const parts = Object.keys(files).sort()
  const parcel = derivedHex(24, ...parts.flatMap((path) => [path, JSON.stringify(files[path])]))
  world.state.parcels[parcel] ??= files
  return parcel
}
