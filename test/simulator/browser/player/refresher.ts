import { element } from './parts/part'

/** 下拉刷新: the room above a page that opens when it is pulled down. */
export interface Refresher {
  node: HTMLElement
  /** Set for pages that allow it; called when the pull was long enough. */
  onRefresh: (() => void) | undefined
  start(): void
  stop(): void
}

const triggerPx = 50

export function pullToRefresh(scroller: HTMLElement): Refresher {
  const node = element('wx-refresher')
  node.dataset.testid = 'refresher'
  node.append(element('i'), element('i'), element('i'))
  const open = (px: number) => (node.style.height = `${px}px`)
  const refresher: Refresher = {
    node,
    onRefresh: undefined,
    start: () => {
      node.classList.add('is-running')
      open(triggerPx)
      refresher.onRefresh?.()
    },
    stop: () => {
      node.classList.remove('is-running')
      open(0)
    },
  }
  watchPull(scroller, refresher, open)
  return refresher
}

function watchPull(scroller: HTMLElement, refresher: Refresher, open: (px: number) => void): void {
  let from: number | undefined
  let pulled = 0
  scroller.addEventListener('pointerdown', (event) => {
    from = refresher.onRefresh && scroller.scrollTop <= 0 ? event.clientY : undefined
    pulled = 0
  })
  scroller.addEventListener('pointermove', (event) => {
    if (from === undefined || event.buttons === 0 || refresher.node.classList.contains('is-running')) return
    pulled = scroller.scrollTop <= 0 ? Math.max(0, event.clientY - from) / 2 : 0
    if (pulled > 4) open(Math.min(pulled, 90))
  })
  const letGo = () => {
    if (from === undefined) return
    from = undefined
    if (refresher.node.classList.contains('is-running')) return
    if (pulled >= triggerPx) refresher.start()
    else open(0)
  }
  scroller.addEventListener('pointerup', letGo)
  scroller.addEventListener('pointercancel', letGo)
}
