import { isOn, textOf } from '../../kit/value'
import { element, type Attributes, type PartMaker } from './part'

export const switchPart: PartMaker = ({ emit }) => {
  const host = element('wx-switch')
  host.append(element('i', 'track'))
  host.setAttribute('role', 'switch')
  let now: Attributes = {}
  let isChecked = false
  const isDisabled = () => now.disabled !== undefined && isOn(now.disabled)
  const check = (next: boolean) => {
    isChecked = next
    host.toggleAttribute('checked', next)
    host.setAttribute('aria-checked', String(next))
  }
  return {
    host,
    slot: null,
    isDeaf: isDisabled,
    update: (attributes, has) => {
      now = attributes
      host.style.setProperty('--switch-color', textOf(attributes.color, '#04BE02'))
      host.toggleAttribute('disabled', isDisabled())
      host.toggleAttribute('is-checkbox', attributes.type === 'checkbox')
      if (has('checked')) check(isOn(attributes.checked ?? false))
    },
    tapped: () => {
      check(!isChecked)
      emit('change', { value: isChecked })
    },
    field: { value: () => isChecked, reset: () => check(isOn(now.checked ?? false)) },
  }
}
