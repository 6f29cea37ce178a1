import { isOn, textOf } from '../../kit/value'
import { phoneLengths } from '../wxss'

/** What every component understands: id, class, style, hidden, data-*. */
export function applyCommon(
  host: HTMLElement,
  attributes: Record<string, unknown>,
  has: (name: string) => boolean,
): void {
  if (has('class')) host.className = textOf(attributes.class)
  if (has('style')) host.style.cssText = phoneLengths(textOf(attributes.style))
  if (has('id')) host.id = textOf(attributes.id)
  if (has('hidden')) host.toggleAttribute('hidden', attributes.hidden !== undefined && isOn(attributes.hidden))
}
