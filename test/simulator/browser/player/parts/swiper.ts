import { isOn, numberOf, textOf } from '../../kit/value'
import { element, plain, type Attributes, type PartMaker } from './part'

export const swiperItem: PartMaker = plain

const on = (value: unknown): boolean => value !== undefined && isOn(value)

/** Slides lie side by side in a strip; the strip is moved. */
export const swiper: PartMaker = ({ emit }) => {
  const host = element('wx-swiper')
  const strip = element('div', 'strip')
  const dots = element('div', 'dots')
  host.append(strip, dots)
  let now: Attributes = {}
  let current = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const count = () => strip.children.length

  const paint = (isMoving = true) => {
    strip.style.transitionDuration = isMoving ? `${numberOf(now.duration, 500)}ms` : '0s'
    const way = on(now.vertical) ? 'Y' : 'X'
    strip.style.transform = `translate${way}(${(-100 * current) / numberOf(now['display-multiple-items'], 1)}%)`
    dots.replaceChildren(...(on(now['indicator-dots']) ? Array.from({ length: count() }, (_, at) => dot(at)) : []))
  }
  const dot = (at: number) => {
    const one = element('i')
    const active = at === current
    one.style.background = active
      ? textOf(now['indicator-active-color'], '#000000')
      : textOf(now['indicator-color'], 'rgba(0, 0, 0, .3)')
    return one
  }
  const go = (to: number, source: string) => {
    const last = count() - 1
    const next = on(now.circular) ? (to + count()) % Math.max(1, count()) : Math.min(Math.max(0, to), last)
    const isNew = next !== current
    current = Math.max(0, next)
    paint()
    if (!isNew) return
    emit('change', { current, currentItemId: '', source })
    setTimeout(() => emit('animationfinish', { current, currentItemId: '', source }), numberOf(now.duration, 500))
  }
  swipe(
    host,
    () => on(now.vertical),
    (step) => go(current + step, 'touch'),
  )
  const watcher = new MutationObserver(() => paint(false))
  watcher.observe(strip, { childList: true })

  return {
    host,
    slot: strip,
    update: (attributes, has) => {
      now = attributes
      host.toggleAttribute('vertical', on(attributes.vertical))
      host.style.setProperty('--shown', String(numberOf(attributes['display-multiple-items'], 1)))
      if (has('current')) current = numberOf(attributes.current)
      clearInterval(timer)
      if (on(attributes.autoplay))
        timer = setInterval(() => go(current + 1, 'autoplay'), numberOf(attributes.interval, 5000))
      paint()
    },
    removed: () => {
      clearInterval(timer)
      watcher.disconnect()
    },
  }
}

function swipe(host: HTMLElement, isVertical: () => boolean, step: (by: number) => void): void {
  let from: number | undefined
  const at = (event: PointerEvent) => (isVertical() ? event.clientY : event.clientX)
  host.addEventListener('pointerdown', (event) => (from = at(event)))
  host.addEventListener('pointerup', (event) => {
    const moved = from === undefined ? 0 : at(event) - from
    from = undefined
    if (Math.abs(moved) > 30) step(moved < 0 ? 1 : -1)
  })
}
