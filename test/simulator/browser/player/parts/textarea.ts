import { isOn } from '../../kit/value'
import { watchField } from './input'
import { element, type PartMaker } from './part'

export const textarea: PartMaker = ({ emit }) => {
  const host = element('wx-textarea')
  const field = document.createElement('textarea')
  field.rows = 1
  host.append(field)
  const update = watchField(field, emit)
  let isGrowing = false
  let lines = 0
  const grow = () => {
    if (!isGrowing) return
    field.style.height = 'auto'
    const height = field.scrollHeight
    field.style.height = `${height}px`
    const lineCount = Math.max(1, Math.round(height / (parseFloat(getComputedStyle(field).lineHeight) || 20)))
    if (lineCount !== lines) emit('linechange', { height, lineCount, heightRpx: height * 2 })
    lines = lineCount
  }
  field.addEventListener('input', grow)
  return {
    host,
    slot: null,
    update: (attributes, has) => {
      update(attributes, has)
      isGrowing = attributes['auto-height'] !== undefined && isOn(attributes['auto-height'])
      host.toggleAttribute('auto-height', isGrowing)
      setTimeout(grow)
    },
    tapped: () => field.focus({ preventScroll: true }),
    field: { value: () => field.value, reset: () => void (field.value = '') },
  }
}
