import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const sources = ['miniapp/kit', 'shared', 'config', 'babel.config.js', 'package-lock.json']

/** Everything a build is made of: one changed byte makes another build. */
export function hashOfInputs(app: string, appid: string): string {
  const hash = createHash('sha256').update(appid)
  for (const file of [`miniapp/${app}`, ...sources].flatMap((source) => filesIn(path.join(root, source))))
    hash.update(path.relative(root, file)).update(readFileSync(file))
  return hash.digest('hex')
}

export function filesIn(at: string): string[] {
  if (!statSync(at).isDirectory()) return [at]
  return readdirSync(at)
    .sort()
    .flatMap((name) => filesIn(path.join(at, name)))
}

const sizeOf = (dir: string): number => filesIn(dir).reduce((bytes, file) => bytes + statSync(file).size, 0)

/** The main package and every subpackage of app.json, with their bytes; WeChat counts and loads them apart. */
export function packagesIn(dir: string): [string, number][] {
  const { subPackages = [] } = JSON.parse(readFileSync(path.join(dir, 'app.json'), 'utf8')) as AppJson
  const parts = subPackages.map(({ root: folder }): [string, number] => [folder, sizeOf(path.join(dir, folder))])
  const apart = parts.reduce((bytes, [, more]) => bytes + more, 0)
  return [['main package', sizeOf(dir) - apart], ...parts]
}

interface AppJson {
  subPackages?: { root: string }[]
}

export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} kB`
