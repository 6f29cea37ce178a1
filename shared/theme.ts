import type { StoreKind } from './store'

/** The look of one store: data, not a build. */
export interface Theme {
  /** `#rrggbb`: what stands on it is white or dark, whichever reads better. */
  brand: string
}

/** How a store looks until its merchant chooses. */
export const themeOfKind: Record<StoreKind, Theme> = {
  retail: { brand: '#1f5fbf' },
  food: { brand: '#9a5413' },
  dining: { brand: '#bf3a2b' },
}
