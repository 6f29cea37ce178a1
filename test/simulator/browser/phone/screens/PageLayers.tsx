import { useEffect, useRef } from 'react'
import { useObserved } from '../../kit/observable'
import { dragScroll } from '../../kit/dragScroll'
import type { Page } from '../../player/page'
import type { Program } from '../../player/program'

/** Every page that is alive, the one in front visible. The pages paint themselves; here they only get their place. */
export function PageLayers({ program }: { program: Program }) {
  const pages = useObserved(program.navigation.alive)
  return (
    <>
      {pages.map((page) => (
        <PageLayer key={page.id} program={program} page={page} />
      ))}
    </>
  )
}

function PageLayer({ program, page }: { program: Program; page: Page }) {
  const place = useRef<HTMLDivElement>(null)
  const { isCustom } = useObserved(page.bar)
  const { isHidden } = useObserved(program.tabBar)
  const hasTabs = program.navigation.isTab(page.route) && !isHidden
  useEffect(() => {
    place.current?.append(page.view.host)
    dragScroll(page.view.root)
  }, [page])
  useEffect(() => void page.view.host.classList.toggle('has-tabs', hasTabs), [page, hasTabs])
  return <div ref={place} className={`page-place ${isCustom ? 'is-custom' : ''} ${hasTabs ? 'has-tabs' : ''}`} />
}
