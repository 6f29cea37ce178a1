import { useEffect, useState } from 'react'
import type { HomeView } from '../../../shared/api/customer/catalogue'
import type { StorefrontContent } from '../../../shared/storefront'
import { call } from '../api'
import { sectionProblem } from './sections'

const pauseMs = 300

/** The home page as customers would see it; what is not finished is left out. The last one stays while it changes. */
export function usePreview(content: StorefrontContent): HomeView | null {
  const [home, setHome] = useState<HomeView | null>(null)
  const shown = JSON.stringify({ ...content, home: content.home.filter((each) => sectionProblem(each) === null) })
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
