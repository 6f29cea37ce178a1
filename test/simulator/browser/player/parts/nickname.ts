import type { PageView } from '../pageView'
import { element } from './part'

/** input type="nickname": above the keyboard WeChat offers the person's own nickname. */
export function offerNickname(field: HTMLInputElement, { page, program }: PageView, isWanted: () => boolean): void {
  const bar = element('wx-nickname')
  field.addEventListener('focus', () => {
    if (!isWanted()) return
    void program.host.line.person().then(({ name }) => {
      bar.textContent = `使用微信昵称：${String(name)}`
      bar.dataset.name = String(name)
      if (field.matches(':focus')) page.append(bar)
    })
  })
  field.addEventListener('blur', () => bar.remove())
  // The field must not lose its focus to the tap that fills it.
  bar.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    event.stopPropagation()
    field.value = bar.dataset.name ?? ''
    field.dispatchEvent(new Event('input'))
    field.blur()
  })
}
