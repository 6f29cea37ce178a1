import { textOf } from '../../kit/value'
import { resolve } from '../modules'
import { compileNodes, type Templates } from './compile'
import type { Scope } from './expression'
import { parseWxml, type WxmlElement, type WxmlNode } from './parse'
import type { Memory, Paint, View } from './tree'

/** A WXML file, ready to paint data. */
export type PaintFile = (data: Scope, memory: Memory) => View[]

interface File {
  paint: Paint
  modules: Scope
  templates: Map<string, Paint>
  imports: string[]
}

/** The package's WXML and wxs files, compiled when first asked for. */
export function wxmlFiles(sources: ReadonlyMap<string, string>): (path: string) => PaintFile {
  const files = new Map<string, File>()

  const fileAt = (path: string): File => {
    const known = files.get(path)
    if (known) return known
    const source = sources.get(path)
    if (source === undefined) throw new Error(`${path} is not in the package`)
    const file = compileFile(path, included(path, parseWxml(source), sources), { find: (name) => find(path, name) })
    files.set(path, file)
    return file
  }
  const find: (path: string, name: string) => ReturnType<Templates['find']> = (path, name) => {
    const file = fileAt(path)
    const paint = file.templates.get(name)
    if (paint) return { paint, modules: file.modules }
    return file.imports.map((imported) => find(imported, name)).find(Boolean)
  }
  const compileFile = (path: string, nodes: WxmlNode[], templates: Templates): File => {
    const elements = nodes.filter((node) => typeof node !== 'string')
    const named = elements.filter(({ tag, attributes }) => tag === 'template' && attributes.has('name'))
    return {
      paint: compileNodes(nodes, templates),
      modules: Object.fromEntries(elements.filter(isTag('wxs')).map((one) => wxsModule(path, one, sources))),
      templates: new Map(named.map((one) => [attribute(one, 'name'), compileNodes(one.children, templates)])),
      imports: elements.filter(isTag('import')).map((one) => resolve(path, attribute(one, 'src'))),
    }
  }

  return (path) => {
    const file = fileAt(path)
    return (data, memory) => {
      const views: View[] = []
      file.paint(Object.assign(Object.create(file.modules) as Scope, data), views, memory)
      return views
    }
  }
}

const isTag = (tag: string) => (element: WxmlElement) => element.tag === tag

const attribute = (element: WxmlElement, name: string): string => textOf(element.attributes.get(name))

const included = (path: string, nodes: WxmlNode[], sources: ReadonlyMap<string, string>): WxmlNode[] =>
  nodes.flatMap((node) => {
    if (typeof node === 'string') return [node]
    if (node.tag !== 'include') return [{ ...node, children: included(path, node.children, sources) }]
    const target = resolve(path, attribute(node, 'src'))
    return included(target, parseWxml(sources.get(target) ?? ''), sources)
  })

function wxsModule(path: string, element: WxmlElement, sources: ReadonlyMap<string, string>): [string, unknown] {
  const src = attribute(element, 'src')
  const code = src === '' ? element.children.map(String).join('') : sources.get(resolve(path, src))
  return [attribute(element, 'module'), runWxs(src === '' ? path : resolve(path, src), code ?? '', sources)]
}

function runWxs(path: string, code: string, sources: ReadonlyMap<string, string>): unknown {
  const module = { exports: {} }
  const load = (wanted: string): unknown => {
    const target = resolve(path, wanted)
    return runWxs(target, sources.get(target) ?? '', sources)
  }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- wxs belongs to the view layer and is a subset of JavaScript
  const run = new Function('module', 'exports', 'require', 'getRegExp', 'getDate', code)
  ;(run as (...given: unknown[]) => void)(
    module,
    module.exports,
    load,
    (pattern: string, flags?: string) => new RegExp(pattern, flags),
    (...given: [number]) => new Date(...given),
  )
  return module.exports
}
