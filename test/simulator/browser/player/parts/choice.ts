import { isOn, textOf } from '../../kit/value'
import { raise } from '../events'
import { attributesOf, mountedAt, outwards, within, type Mounted } from '../wxml/mounted'
import { element, plain, type Attributes, type Part, type PartMaker } from './part'

interface Choice extends Part {
  value: string
  isChecked: boolean
  check(isChecked: boolean): void
}

const choices = new WeakMap<HTMLElement, Choice>()

/** Radio and checkbox look alike to a page: a mark, a value, and a group around them that reports the change. */
const choice = (kind: 'radio' | 'checkbox') => (): Choice => {
  const host = element(`wx-${kind}`)
  const mark = element('i', 'mark')
  const slot = element('wx-slot')
  host.append(mark, slot)
  host.setAttribute('role', kind)
  let now: Attributes = {}
  const isDisabled = () => now.disabled !== undefined && isOn(now.disabled)
  const self: Choice = {
    ...{ host, slot, value: '', isChecked: false, isDeaf: isDisabled },
    check: (isChecked) => {
      self.isChecked = isChecked
      host.toggleAttribute('checked', isChecked)
      host.setAttribute('aria-checked', String(isChecked))
    },
    update: (attributes, has) => {
      now = attributes
      self.value = textOf(attributes.value)
      mark.style.color = textOf(attributes.color)
      host.toggleAttribute('disabled', isDisabled())
      if (has('checked')) self.check(attributes.checked !== undefined && isOn(attributes.checked))
    },
    tapped: () => !isDisabled() && turn(self, kind),
  }
  choices.set(host, self)
  return self
}

export const radio: PartMaker = choice('radio')
export const checkbox: PartMaker = choice('checkbox')

function turn(self: Choice, kind: 'radio' | 'checkbox'): void {
  const group = groupAround(mountedAt(self.host), `${kind}-group`)
  if (kind === 'radio' && self.isChecked) return
  if (kind === 'radio' && group) for (const other of choicesIn(group)) other.check(false)
  self.check(kind === 'radio' || !self.isChecked)
  if (group) raise(group, { type: 'change', detail: { value: valueOf(group, kind) } })
}

function groupAround(from: Mounted | undefined, tag: string): Mounted | undefined {
  for (const at of outwards(from)) if (typeof at.view !== 'string' && at.view.tag === tag) return at
  return undefined
}

const choicesIn = (group: Mounted): Choice[] =>
  [...within(group)].flatMap(({ node }) => {
    const found = node instanceof HTMLElement ? choices.get(node) : undefined
    return found ? [found] : []
  })

function valueOf(group: Mounted, kind: 'radio' | 'checkbox'): string | string[] {
  const checked = choicesIn(group).flatMap((one) => (one.isChecked ? [one.value] : []))
  return kind === 'radio' ? (checked[0] ?? '') : checked
}

const group =
  (kind: 'radio' | 'checkbox'): PartMaker =>
  (world) => {
    const part = plain(world)
    const mine = () => mountedAt(part.host)
    const reset = (around: Mounted) => {
      for (const one of within(around)) {
        const found = one.node instanceof HTMLElement ? choices.get(one.node) : undefined
        found?.check(attributesOf(one).checked === true)
      }
    }
    return {
      ...part,
      field: {
        value: () => {
          const around = mine()
          return around ? valueOf(around, kind) : ''
        },
        reset: () => {
          const around = mine()
          if (around) reset(around)
        },
      },
    }
  }

export const radioGroup = group('radio')
export const checkboxGroup = group('checkbox')
