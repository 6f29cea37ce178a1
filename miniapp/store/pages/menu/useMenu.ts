import { useCallback, useRef } from 'react'
import type { Page } from '../../../../shared/api/ids'
import type { GoodsView, MenuPartView, MenuView } from '../../../../shared/api/customer/catalogue'
import { useRemote } from '../../../kit/useRemote'
import { read } from '../../api'
import { meetStorefront } from '../../storefront'
import { usePartReading } from './usePartReading'

/** What is sold out meanwhile turns grey while the menu is read. */
const everySeconds = () => 15

/** The menu; of a long one first what comes first, and the rest as it is wanted. */
export function useMenu() {
  const shown = useRef<MenuView | null>(null)

  const load = useCallback(async () => {
    let menu = await read('GET /menu', { inParts: 'true' })
    meetStorefront(menu.store)
    // what is read on meanwhile counts too: it is compared with what is shown after every answer, and at the end
    for (let part = shorter(menu, shown.current); part; part = shorter(menu, shown.current))
      menu = withPage(menu, part, await readPage(part))
    shown.current = menu
    return menu
  }, [])
  const [menu, , amend] = useRemote(load, everySeconds)

  const readOn = useCallback(
    async (id: string | null): Promise<void> => {
      const part = partOf(shown.current, id)
      if (!part || part.after === null) return undefined
      const page = await readPage(part)
      const now = shown.current
      // the menu was read anew and this part ends elsewhere: what came does not follow on it
      if (!now || partOf(now, id)?.after !== part.after) return readOn(id)
      shown.current = withPage(now, part, page)
      return amend(shown.current)
    },
    [amend],
  )
  return { menu, reading: usePartReading(readOn) }
}

const readPage = ({ id, after }: MenuPartView) =>
  read('GET /menu/:categoryId', { categoryId: id ?? 'none', ...(after && { after }) })

const partOf = (menu: MenuView | null, id: string | null): MenuPartView | undefined =>
  menu?.categories.find((part) => part.id === id)

/** A part that could be read on, and that has fewer goods than are shown of it. */
const shorter = (menu: MenuView, shown: MenuView | null): MenuPartView | undefined =>
  menu.categories.find(({ id, goods, after }) => after !== null && goods.length < goodsIn(partOf(shown, id)))

const goodsIn = (part: MenuPartView | undefined): number => part?.goods.length ?? 0

const withPage = (menu: MenuView, { id }: MenuPartView, { rows, after }: Page<GoodsView>): MenuView => ({
  ...menu,
  categories: menu.categories.map((part) =>
    part.id === id ? { ...part, goods: [...part.goods, ...rows], after } : part,
  ),
})
