import { isOn, numberOf, textOf } from '../../kit/value'
import { element, type PartMaker } from './part'

export const slider: PartMaker = ({ emit }) => {
  const host = element('wx-slider')
  const range = document.createElement('input')
  const shown = element('span')
  range.type = 'range'
  host.append(range, shown)
  let hasValue = false
  let first = '0'
  const show = () => {
    const share = ((Number(range.value) - Number(range.min)) / (Number(range.max) - Number(range.min) || 1)) * 100
    range.style.setProperty('--share', `${share}%`)
    shown.textContent = hasValue ? range.value : ''
  }
  const tell = (type: string) => () => {
    show()
    emit(type, { value: Number(range.value) })
  }
  range.addEventListener('input', tell('changing'))
  range.addEventListener('change', tell('change'))
  return {
    host,
    slot: null,
    update: (attributes, has) => {
      range.min = String(numberOf(attributes.min, 0))
      range.max = String(numberOf(attributes.max, 100))
      range.step = String(numberOf(attributes.step, 1))
      range.disabled = attributes.disabled !== undefined && isOn(attributes.disabled)
      hasValue = attributes['show-value'] !== undefined && isOn(attributes['show-value'])
      range.style.setProperty('--active', textOf(attributes.activeColor, '#1aad19'))
      range.style.setProperty('--ground', textOf(attributes.backgroundColor, '#e9e9e9'))
      first = String(numberOf(attributes.value))
      if (has('value')) range.value = first
      show()
    },
    field: {
      value: () => Number(range.value),
      reset: () => {
        range.value = first
        show()
      },
    },
  }
}
