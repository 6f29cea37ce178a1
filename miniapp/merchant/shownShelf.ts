import { createHeld } from '../kit/held'
import { open } from './navigate'
import type { ShelfName } from './pages/goods/shelves'

/** The shelf that the page of goods shows: a page of the bar at the bottom takes no query. */
export const shownShelf = createHeld<ShelfName>('all')

export function showShelf(shelf: ShelfName): void {
  shownShelf.set(shelf)
  open('goods')
}
