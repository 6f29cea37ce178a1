import { isOn, textOf, numberOf } from '../../kit/value'
import { element, type PartMaker } from './part'

/** root-portal: shown above everything on its page, whatever holds it. */
export const rootPortal: PartMaker = ({ page }) => {
  const host = element('wx-root-portal')
  const slot = element('wx-portal')
  host.hidden = true
  page.page.append(slot)
  return {
    host,
    slot,
    update: ({ enable }) => (enable === undefined || isOn(enable) ? page.page : host).append(slot),
    removed: () => slot.remove(),
  }
}

/** page-meta and navigation-bar describe the page around them instead of showing anything. */
export const pageMeta: PartMaker = ({ page }) => {
  const host = element('wx-page-meta')
  host.style.display = 'contents'
  return {
    host,
    update: (attributes, has) => {
      if (has('page-style') && attributes['page-style'] !== undefined) styleWith(page.page, attributes['page-style'])
      if (has('background-color') && attributes['background-color'] !== undefined)
        page.host.style.background = textOf(attributes['background-color'])
      if (has('scroll-top') && attributes['scroll-top'] !== undefined)
        page.scroller.scrollTo({ top: numberOf(textOf(attributes['scroll-top']).replace(/px$/, '')) })
      const bar = page.program.navigation.stack.get().at(-1)?.bar
      if (has('title') && attributes.title !== undefined) bar?.change({ title: textOf(attributes.title) })
    },
  }
}

/** `overflow: hidden` of a page locks its scrolling, which is another element here. */
function styleWith(page: HTMLElement, style: unknown): void {
  const text = textOf(style)
  const scroller = page.parentElement
  if (scroller) scroller.style.overflow = /overflow(-y)?:\s*hidden/.test(text) ? 'hidden' : ''
  for (const [, name = '', value = ''] of text.matchAll(/([\w-]+)\s*:\s*([^;]+)/g)) {
    if (!name.startsWith('overflow')) page.style.setProperty(name, value)
  }
}

export const canvas: PartMaker = () => {
  const host = element('wx-canvas')
  host.append(document.createElement('canvas'))
  return { host, slot: null }
}

/** web-view covers the page; what it shows comes through the phone's browser. */
export const webView: PartMaker = ({ page, emit }) => {
  const host = element('wx-web-view')
  return {
    host,
    slot: null,
    update: ({ src }, has) => {
      if (!has('src') || textOf(src) === '') return
      host.textContent = textOf(src)
      page.program.host.openWeb(textOf(src))
      emit('load', { src: textOf(src) })
    },
  }
}
