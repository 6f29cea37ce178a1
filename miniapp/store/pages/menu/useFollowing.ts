import { useRef, useState } from 'react'
import Taro from '@tarojs/taro'

export const partId = (at: number): string => `menu-part-${at}`

/** So long the goods roll to where the person wanted them: what passes by meanwhile is not where they are. */
const rollingMs = 700

interface Following {
  /** The category whose goods are in front. */
  active: number
  /** The part to roll to, for `scrollIntoView`; empty for where it is. */
  into: string
  go(at: number): void
  onScroll(): void
}

/**
 * Which category the goods in front belong to, and the way to another.
 *
 * @param onFront hears of the category in front when it comes there, and again while its goods are scrolled
 */
export function useFollowing(parts: number, onFront: (at: number) => void): Following {
  const [active, setActive] = useState(0)
  const [into, setInto] = useState('')
  const rollingUntil = useRef(0)
  const measuring = useRef(false)

  const go = (at: number) => {
    rollingUntil.current = Date.now() + rollingMs
    setActive(at)
    onFront(at)
    // the same name twice is no change and rolls nowhere
    setInto('')
    Taro.nextTick(() => setInto(partId(at)))
  }
  const onScroll = () => {
    if (measuring.current || Date.now() < rollingUntil.current) return
    measuring.current = true
    void partInFront(parts).then((at) => {
      measuring.current = false
      if (at === null || Date.now() < rollingUntil.current) return
      setActive(at)
      onFront(at)
    })
  }
  return { active, into, go, onScroll }
}

interface Box {
  top: number
}

/** The last part that has come to the top; pictures and texts may have any height, so it is measured and not counted. */
function partInFront(parts: number): Promise<number | null> {
  return new Promise((resolve) => {
    const query = Taro.createSelectorQuery()
    query.select('.shelf-goods').boundingClientRect()
    query.selectAll('.shelf-part').boundingClientRect()
    query.exec((found: [Box?, Box[]?]) => {
      const [frame, boxes = []] = found
      if (!frame || boxes.length !== parts) return resolve(null)
      const begun = boxes.filter(({ top }) => top - frame.top < 40).length
      resolve(Math.max(0, begun - 1))
    })
  })
}
