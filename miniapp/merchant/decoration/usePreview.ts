import { useEffect, useState } from 'react'
import type { HomeView } from '../../../shared/api/customer/catalogue'
import type { Section, StorefrontContent } from '../../../shared/storefront'
import { call } from '../api'
import { hasTables } from '../currentStore'
import { partsShown } from './kinds'
import { sectionProblem } from './sections'

const pauseMs = 300

/** Customers of a restaurant begin at the menu: its dishes, one below the other. */
const menu: Section = { id: 'menu', kind: 'goods', title: '', source: { from: 'newest' }, layout: 'list', most: 12 }

const finished = (home: readonly Section[]): Section[] => [
  ...partsShown(home).filter((each) => sectionProblem(each) === null),
  ...(hasTables() ? [menu] : []),
]

/** The first page as customers would see it; what is not finished is left out. The last one stays while it changes. */
export function usePreview(content: StorefrontContent): HomeView | null {
  const [home, setHome] = useState<HomeView | null>(null)
  const shown = JSON.stringify({ ...content, home: finished(content.home) })
  useEffect(() => {
    let isWanted = true
    const ask = () => call('POST /storefront/preview', { content: JSON.parse(shown) as StorefrontContent })
    const timer = setTimeout(() => {
      ask()
        .then((view) => isWanted && setHome(view))
        .catch(() => undefined) // the page itself says that there is no network
    }, pauseMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [shown])
  return home
}
