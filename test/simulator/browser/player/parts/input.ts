import { isOn, numberOf, textOf } from '../../kit/value'
import { phoneLengths } from '../wxss'
import { offerNickname } from './nickname'
import { element, type Attributes, type PartMaker } from './part'

/** What WeChat's keyboards of each type can produce. */
const keyboards: Record<string, { mode: string; allowed: RegExp }> = {
  number: { mode: 'numeric', allowed: /\d/g },
  digit: { mode: 'decimal', allowed: /[\d.]/g },
  idcard: { mode: 'text', allowed: /[\dxX]/g },
}

const keyboardHeight = 291

/** The native field, with the rules that input and textarea share. */
export function watchField(
  field: HTMLInputElement | HTMLTextAreaElement,
  emit: (type: string, detail: unknown) => void,
) {
  let now: Attributes = {}
  const limit = () => numberOf(now.maxlength, 140)
  const fit = (text: string): string => {
    const { allowed } = keyboards[textOf(now.type)] ?? {}
    const typed = allowed ? (text.match(allowed) ?? []).join('') : text
    return limit() >= 0 ? [...typed].slice(0, limit()).join('') : typed
  }
  field.addEventListener('input', () => {
    const value = fit(field.value)
    if (value !== field.value) field.value = value
    emit('input', { value, cursor: field.selectionStart ?? value.length, keyCode: 0 })
  })
  field.addEventListener('focus', () => {
    emit('focus', { value: field.value, height: keyboardHeight })
    emit('keyboardheightchange', { height: keyboardHeight, duration: 250 })
  })
  field.addEventListener('blur', () => {
    emit('blur', { value: field.value, cursor: field.selectionStart ?? 0, encryptedValue: '' })
    emit('keyboardheightchange', { height: 0, duration: 250 })
  })
  return (attributes: Attributes, has: (name: string) => boolean) => {
    now = attributes
    const value = textOf(attributes.value)
    if (has('value') && attributes.value !== undefined && field.value !== value) field.value = value
    field.placeholder = textOf(attributes.placeholder)
    field.disabled = attributes.disabled !== undefined && isOn(attributes.disabled)
    field.style.setProperty('--placeholder-color', colorIn(textOf(attributes['placeholder-style'])))
    const wantsFocus = [attributes.focus, attributes['auto-focus']].some((one) => one !== undefined && isOn(one))
    if ((has('focus') || has('auto-focus')) && wantsFocus) setTimeout(() => field.focus({ preventScroll: true }))
    if (has('focus') && attributes.focus !== undefined && !wantsFocus) field.blur()
  }
}

/** A placeholder is no element of its own here; its colour is what pages set. */
const colorIn = (style: string): string => /(?:^|[;\s])color:\s*([^;]+)/.exec(phoneLengths(style))?.[1] ?? ''

export const input: PartMaker = ({ page, emit }) => {
  const host = element('wx-input')
  const field = document.createElement('input')
  host.append(field)
  const update = watchField(field, emit)
  let now: Attributes = {}
  const isNickname = () => now.type === 'nickname'
  offerNickname(field, page, isNickname)
  field.addEventListener('blur', () => {
    if (isNickname()) emit('nicknamereview', { pass: true, timeout: false })
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    emit('confirm', { value: field.value })
    if (now['confirm-hold'] === undefined || !isOn(now['confirm-hold'])) field.blur()
  })
  return {
    host,
    slot: null,
    update: (attributes, has) => {
      now = attributes
      const type = textOf(attributes.type)
      field.type = isOn(attributes.password ?? false) || type === 'safe-password' ? 'password' : 'text'
      field.inputMode = keyboards[type]?.mode ?? 'text'
      field.enterKeyHint = textOf(attributes['confirm-type'], 'done')
      update(attributes, has)
    },
    tapped: () => field.focus({ preventScroll: true }),
    field: { value: () => field.value, reset: () => void (field.value = '') },
  }
}
