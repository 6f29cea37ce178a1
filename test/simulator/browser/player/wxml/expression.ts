import { textOf } from '../../kit/value'

/** The names an expression sees: data, `item` and `index`, wxs modules. Inner ones inherit from outer ones. */
export type Scope = Record<string, unknown>
export type Evaluate = (scope: Scope) => unknown

/** An attribute or text with `{{ }}`: one expression alone keeps its type, anything else becomes text. */
export function compileText(source: string): Evaluate {
  const pieces = source.split(/\{\{([\s\S]*?)\}\}/)
  if (pieces.length === 1) return () => source
  if (pieces.length === 3 && pieces[0] === '' && pieces[2]?.trim() === '') return compileExpression(pieces[1] ?? '')
  const parts = pieces.map((piece, at) => (at % 2 ? compileExpression(piece) : () => piece))
  return (scope) => parts.map((part) => shown(part(scope))).join('')
}

/** `data="{{i:i,c:c+1,...more}}"` of a template. */
export function compileObject(source: string): Evaluate {
  const inside = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(source)?.[1] ?? ''
  return compileExpression(`{${inside}}`)
}

const shown = (value: unknown): string =>
  value === undefined || value === null ? '' : textOf(value, JSON.stringify(value))

const cache = new Map<string, Evaluate>()

/** What throws is `undefined`, as in WXML: `a.b` of a missing `a` paints nothing. */
function compileExpression(expression: string): Evaluate {
  const known = cache.get(expression)
  if (known) return known
  const names = namesIn(expression)
  const lookups = names.map((name) => `${name}=$.${name}`).join()
  const body = `${names.length ? `var ${lookups};` : ''}return (${expression})`
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- WXML expressions are a subset of JavaScript
  const run = new Function('$', `try{${body}}catch(e){return undefined}`) as Evaluate
  cache.set(expression, run)
  return run
}

const words = new Set('true false null undefined typeof instanceof in new void this NaN Infinity'.split(' '))

/** Also finds the keys of an object literal, which does no harm. */
function namesIn(expression: string): string[] {
  const bare = expression.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, '""').replaceAll('...', ' ')
  const found = bare.match(/(?<![\w$.])[A-Za-z_$][\w$]*/g) ?? []
  return [...new Set(found)].filter((name) => !words.has(name))
}
