import type { Module, Realm } from './realm'

/** Answers a `require` that starts at the package's root. */
export function moduleSystem(realm: Realm, sources: ReadonlyMap<string, string>): (path: string) => unknown {
  const loaded = new Map<string, Module>()

  const load = (path: string): unknown => {
    const known = loaded.get(path)
    if (known) return known.exports
    const code = sources.get(path)
    if (code === undefined) throw new Error(`module '${path}' is not defined`)
    const module: Module = { exports: realm.into({}) }
    loaded.set(path, module)
    realm.wrap(path, code)((wanted) => load(withExtension(resolve(path, wanted), sources)), module, module.exports)
    return module.exports
  }
  return load
}

/** `./vendors` seen from `pages/home/index.js` is `pages/home/vendors`; a leading slash is the package's root. */
export function resolve(from: string, wanted: string): string {
  const start = wanted.startsWith('/') ? [] : from.split('/').slice(0, -1)
  const steps = [...start, ...wanted.split('/')]
  return steps.reduce<string[]>((path, step) => walk(path, step), []).join('/')
}

const walk = (path: string[], step: string): string[] =>
  step === '..' ? path.slice(0, -1) : step === '.' || step === '' ? path : [...path, step]

const withExtension = (path: string, sources: ReadonlyMap<string, string>): string =>
  sources.has(path) ? path : sources.has(`${path}.js`) ? `${path}.js` : `${path}/index.js`
