import { isOn, textOf } from '../../kit/value'
import { openTypes } from '../openTypes'
import { mountedAt } from '../wxml/mounted'
import { resetForm, submitForm } from './form'
import { element, type Attributes, type PartMaker } from './part'

const on = (value: unknown): boolean => value !== undefined && value !== null && isOn(value)

export const button: PartMaker = ({ page, emit }) => {
  const host = element('wx-button')
  host.setAttribute('role', 'button')
  host.tabIndex = 0
  let now: Attributes = {}
  host.addEventListener('keydown', (event) => event.key === 'Enter' && host.click())
  return {
    host,
    isDeaf: () => on(now.disabled),
    update: (attributes) => {
      now = attributes
      for (const name of ['plain', 'disabled', 'loading']) host.toggleAttribute(name, on(attributes[name]))
      for (const name of ['type', 'size', 'open-type']) host.setAttribute(name, textOf(attributes[name], 'default'))
      host.setAttribute('aria-disabled', String(on(attributes.disabled)))
    },
    tapped: () => {
      const form = textOf(now['form-type'])
      if (form === 'submit') submitForm(mountedAt(host))
      if (form === 'reset') resetForm(mountedAt(host))
      const opens = openTypes[textOf(now['open-type'])]
      if (opens) void opens(page.program, emit, now)
    },
  }
}
