import { carried, fields, isCall, textOf, type Fields } from '../kit/value'
import { dataOf, methodsOf, observersOf, propertiesOf, type Definition } from './definition'
import { createInstance, type Instance } from './instance'
import { datasetOf, raise } from './events'
import { componentPaths, json } from './package'
import { element } from './parts/part'
import type { Program } from './program'
import type { Mounted } from './wxml/mounted'
import { patchChildren, type CustomComponent, type Place } from './wxml/patch'
import type { ElementView, Memory } from './wxml/tree'

/** Paints an instance's template into a slot, again at every change of its data. */
export function paintInto(instance: Instance, file: string, slot: HTMLElement, place: Omit<Place, 'custom' | 'owner'>) {
  const { program } = place.page
  const paint = program.wxml(`${file}.wxml`)
  const memory: Memory = new WeakMap()
  const names = { ...program.package.config.usingComponents, ...componentsOf(program, file) }
  const custom = (view: ElementView, at: Place) => openComponent(names[view.tag], view, at)
  let children: Mounted[] = []
  instance.render = () => {
    children = patchChildren(slot, children, paint(instance.shown, memory), { ...place, owner: instance, custom })
    if (!place.parent) place.page.children = children
  }
}

const componentsOf = (program: Program, file: string) =>
  componentPaths(`${file}.json`, json(program.package.sources, `${file}.json`))

function openComponent(file: string | undefined, view: ElementView, { page }: Place): CustomComponent | undefined {
  if (file === undefined) return undefined
  const { program } = page
  const definition = program.definition(file)
  const host = element(`wx-${view.tag}`)
  // A virtual host is no box of its own (虚拟化组件节点): what it holds is laid out in its parent.
  if (fields(definition.options.options).virtualHost) host.style.display = 'contents'
  const instance = createInstance({ object: componentObject(program, definition, file, view), ...program.guards })
  return {
    host,
    attach: (mounted) => attach(instance, { file, host, page, mounted }),
    update: (attributes) => update(instance, definition, attributes),
    detach: () => void instance.run('detached'),
  }
}

function componentObject(program: Program, definition: Definition, file: string, view: ElementView): Fields {
  const object: Fields = program.realm.into({})
  Object.assign(object, methodsOf(definition), { is: file, id: textOf(view.attributes.id) })
  object.dataset = datasetOf(view.attributes)
  object.data = { ...program.realm.into(dataOf(definition)), ...given(definition, view.attributes) }
  object.properties = object.data
  return object
}

/** The properties that the template passes. */
const given = (definition: Definition, attributes: Fields): Fields =>
  Object.fromEntries(
    propertiesOf(definition)
      .map(({ name }) => [name, attributes[name] ?? attributes[dashed(name)]] as const)
      .filter(([, value]) => value !== undefined),
  )

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

interface Seat {
  file: string
  host: HTMLElement
  page: Place['page']
  mounted: Mounted
}

function attach(instance: Instance, { file, host, page, mounted }: Seat): void {
  const { object } = instance
  object.triggerEvent = (type: string, detail: unknown) => raise(mounted, { type, detail: carried(detail ?? {}) })
  object.getPageId = () => `pageId:${page.route}`
  object.createSelectorQuery = () => page.program.selectorQuery(page)
  object.createIntersectionObserver = (options: unknown) => page.program.intersectionObserver(page, fields(options))
  instance.run('created')
  paintInto(instance, file, host, { page, parent: mounted })
  instance.run('attached')
  instance.render()
  instance.run('ready')
}

function update(instance: Instance, definition: Definition, attributes: Fields): void {
  const now = given(definition, attributes)
  const changed = Object.keys(now).filter((name) => instance.shown[name] !== now[name])
  if (changed.length === 0) return
  instance.object.data = { ...fields(instance.object.data), ...now }
  instance.shown = { ...instance.shown, ...now }
  for (const [names, observer] of observersOf(definition)) {
    const watched = names.split(',').map((name) => name.trim())
    if (!watched.some((name) => changed.includes(name)) || !isCall(observer)) continue
    observer.apply(
      instance.object,
      watched.map((name) => now[name]),
    )
  }
  instance.render()
}
