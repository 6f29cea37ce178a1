import { element } from './part'

/** input type="nickname": above the keyboard WeChat offers the person's own nickname. */
export function nicknameOffer(field: HTMLInputElement, nameOf: () => Promise<string>): { node: HTMLElement } {
  const node = element('i', 'nickname')
  node.dataset.testid = 'nickname'
  node.hidden = true
  const take = (name: string) => {
    field.value = name
    field.dispatchEvent(new Event('input'))
    field.blur()
  }
  let name = ''
  field.addEventListener('focus', () => {
    void nameOf().then((found) => {
      name = found
      node.textContent = `使用微信昵称：${found}`
      node.hidden = !node.isConnected
    })
  })
  field.addEventListener('blur', () => void (node.hidden = true))
  // The field must not lose its focus to the tap that fills it.
  node.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    event.stopPropagation()
    take(name)
  })
  return { node }
}
