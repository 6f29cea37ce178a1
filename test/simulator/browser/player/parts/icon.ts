import { isOn, numberOf, textOf } from '../../kit/value'
import { element, type PartMaker } from './part'

const shapes: Record<string, [color: string, sign: string]> = {
  success: ['#07C160', '✓'],
  success_no_circle: ['#07C160', '✓'],
  info: ['#10AEFF', 'i'],
  warn: ['#FA5151', '!'],
  waiting: ['#10AEFF', '…'],
  cancel: ['#FA5151', '×'],
  download: ['#07C160', '↓'],
  search: ['#B2B2B2', '⌕'],
  clear: ['#B2B2B2', '×'],
}

export const icon: PartMaker = () => {
  const host = element('wx-icon')
  return {
    host,
    slot: null,
    update: (attributes) => {
      const type = textOf(attributes.type)
      const [color, sign] = shapes[type] ?? ['#B2B2B2', '?']
      const px = numberOf(textOf(attributes.size, '23').replace(/px$/, ''), 23)
      host.textContent = sign
      host.classList.toggle('is-bare', type === 'success_no_circle' || type === 'search')
      host.style.cssText += `;width:${px}px;height:${px}px;font-size:${px * 0.62}px;--icon-color:${textOf(attributes.color) || color}`
    },
  }
}

export const progress: PartMaker = ({ emit }) => {
  const host = element('wx-progress')
  const bar = element('i', 'bar')
  const fill = element('i', 'fill')
  const info = element('span')
  bar.append(fill)
  host.append(bar, info)
  fill.addEventListener('transitionend', () => emit('activeend', {}))
  return {
    host,
    slot: null,
    update: (attributes) => {
      const percent = Math.min(100, Math.max(0, numberOf(attributes.percent)))
      const color = textOf(attributes.activeColor) || textOf(attributes.color, '#09BB07')
      bar.style.cssText = `height:${numberOf(attributes['stroke-width'], 6)}px;background:${textOf(attributes.backgroundColor, '#EBEBEB')};border-radius:${numberOf(attributes['border-radius'])}px`
      fill.style.cssText = `width:${percent}%;background:${color};transition:width ${isOn(attributes.active ?? false) ? 0.6 : 0}s`
      info.textContent = isOn(attributes['show-info'] ?? false) ? `${percent}%` : ''
    },
  }
}
