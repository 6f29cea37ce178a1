import { fields, isCall, listOf, textOf, type Fields } from '../kit/value'

/** What Page(), Component() or Behavior() was given. */
export interface Definition {
  kind: 'page' | 'component'
  options: Fields
}

export interface Property {
  name: string
  value: unknown
  observer: unknown
}

const lifetimes = ['created', 'attached', 'ready', 'moved', 'detached']

/** The functions an instance of this definition gets, its behaviours' ones first. */
export function methodsOf({ kind, options }: Definition): Fields {
  const inherited = behaviorsOf(options).map((behavior) => methodsOf({ kind: 'component', options: behavior }))
  const own = kind === 'page' ? withoutData(options) : { ...callsIn(options, lifetimes), ...fields(options.methods) }
  return Object.assign({}, ...inherited, own, callsOf(fields(options.lifetimes))) as Fields
}

export function dataOf(definition: Definition): Fields {
  const inherited = behaviorsOf(definition.options).map((options) => fields(options.data))
  const defaults = Object.fromEntries(propertiesOf(definition).map(({ name, value }) => [name, value]))
  return Object.assign({}, ...inherited, defaults, fields(definition.options.data)) as Fields
}

export const propertiesOf = ({ options }: Definition): Property[] =>
  [...behaviorsOf(options), options].flatMap((one) =>
    Object.entries(fields(one.properties)).map(([name, rule]) => property(name, rule)),
  )

export const observersOf = ({ options }: Definition): [string, unknown][] => Object.entries(fields(options.observers))

const behaviorsOf = (options: Fields): Fields[] => listOf(options.behaviors).map(fields)

function property(name: string, rule: unknown): Property {
  const { type, value, observer } = isCall(rule) ? { type: rule } : fields(rule)
  return { name, value: value === undefined ? emptyOf(type) : value, observer }
}

const emptyOf = (type: unknown): unknown => {
  const name = textOf(isCall(type) ? type.name : undefined)
  return { String: '', Number: 0, Boolean: false, Array: [] }[name] ?? null
}

const withoutData = (options: Fields): Fields =>
  Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'data' && name !== 'behaviors'))

const callsOf = (all: Fields): Fields => Object.fromEntries(Object.entries(all).filter(([, value]) => isCall(value)))

const callsIn = (all: Fields, names: readonly string[]): Fields =>
  callsOf(Object.fromEntries(names.map((name) => [name, all[name]])))
