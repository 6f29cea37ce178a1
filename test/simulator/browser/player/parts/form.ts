import { textOf, type Fields } from '../../kit/value'
import { raise } from '../events'
import { attributesOf, outwards, within, type Mounted } from '../wxml/mounted'
import { plain, type PartMaker } from './part'

export const form: PartMaker = plain

const formAround = (from: Mounted | undefined): Mounted | undefined => {
  for (const at of outwards(from)) if (typeof at.view !== 'string' && at.view.tag === 'form') return at
  return undefined
}

function* controls(around: Mounted) {
  for (const one of within(around)) {
    const field = one.part?.field
    const name = textOf(attributesOf(one).name)
    if (field) yield { field, name }
  }
}

/** 携带 form 中的数据触发 submit 事件: every control with a name. */
export function submitForm(from: Mounted | undefined): void {
  const around = formAround(from)
  if (!around) return
  const value: Fields = {}
  for (const { field, name } of controls(around)) if (name !== '') value[name] = field.value()
  raise(around, { type: 'submit', detail: { value, formId: 'the formId is a mock one' } })
}

export function resetForm(from: Mounted | undefined): void {
  const around = formAround(from)
  if (!around) return
  for (const { field } of controls(around)) field.reset()
  raise(around, { type: 'reset', detail: {} })
}

const labelled = new Set(['button', 'checkbox', 'radio', 'switch', 'input', 'textarea'])

const isControl = (one: Mounted): boolean => typeof one.view !== 'string' && labelled.has(one.view.tag)

/** A tap on a label counts as a tap on its control: the one named by `for`, else the first inside. */
export const label: PartMaker = (world) => {
  const part = plain(world)
  let target = ''
  return {
    ...part,
    update: (attributes) => void (target = textOf(attributes.for)),
    tapped: (tap) => {
      const { root, children } = world.page
      const inside = (one: Mounted) => part.host.contains(one.node)
      const all = children.flatMap((child) => [...within(child)]).filter(isControl)
      const control = target === '' ? all.find(inside) : all.find(({ node }) => node === root.getElementById(target))
      if (!control || tappedItself(control)) return
      control.part?.tapped?.(tap)
      if (control.node instanceof HTMLElement) control.node.querySelector<HTMLElement>('input,textarea')?.focus()
    },
  }
  function tappedItself({ node }: Mounted): boolean {
    return node.contains(world.page.lastTouched)
  }
}
