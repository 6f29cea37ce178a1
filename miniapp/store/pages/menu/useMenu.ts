import { useCallback, useRef } from 'react'
import type { Page } from '../../../../shared/api/ids'
import type { GoodsView, MenuPartView, MenuView } from '../../../../shared/api/customer/catalogue'
import { useAction } from '../../../kit/useAction'
import { useRemote } from '../../../kit/useRemote'
import { read } from '../../api'
import { meetStorefront } from '../../storefront'

/** What is sold out meanwhile turns grey while the menu is read. */
const everySeconds = () => 15

/** What was read of a long menu after its first goods: pages, by where each begins. */
type Further = ReadonlyMap<string, Page<GoodsView>>

const beginning = (categoryId: string | null, after: string): string => `${categoryId ?? ''} ${after}`

const readPage = (categoryId: string | null, after: string) =>
  read('GET /menu/:categoryId', { categoryId: categoryId ?? 'none', ...(after && { after }) })

/** The menu; of a long one first what comes first, and the rest as it is wanted. */
export function useMenu() {
  const first = useRef<MenuView | null>(null)
  const further = useRef<Further>(new Map())

  const load = useCallback(async () => {
    const menu = await read('GET /menu', { inParts: 'true' })
    meetStorefront(menu.store)
    further.current = await readAgain(menu, further.current)
    first.current = menu
    return joined(menu, further.current)
  }, [])
  const [menu, put] = useRemote(load, everySeconds)

  const readMore = useCallback(
    async ({ id, after }: MenuPartView) => {
      if (after === null) return
      further.current = new Map(further.current).set(beginning(id, after), await readPage(id, after))
      if (first.current) put(joined(first.current, further.current))
    },
    [put],
  )
  const more = useAction(readMore)
  return { menu, more: more.run }
}

/** The same pages as they are now. Where one begins elsewhere than it did, it is read on from there when it is wanted. */
async function readAgain({ categories }: MenuView, known: Further): Promise<Further> {
  const found = new Map<string, Page<GoodsView>>()
  for (const { id, after: end } of categories) {
    for (let after = end; after !== null && known.has(beginning(id, after));) {
      const page = await readPage(id, after)
      found.set(beginning(id, after), page)
      after = page.after
    }
  }
  return found
}

const joined = (menu: MenuView, further: Further): MenuView => ({
  ...menu,
  categories: menu.categories.map((part) => withFurther(part, further)),
})

function withFurther({ after, ...part }: MenuPartView, further: Further): MenuPartView {
  const page = after === null ? undefined : further.get(beginning(part.id, after))
  if (!page) return { ...part, after }
  return withFurther({ ...part, goods: [...part.goods, ...page.rows], after: page.after }, further)
}
