import type { StoreKind } from './store'

/** The look of one store: data, not a build. */
export interface Theme {
  /** `#rrggbb`: what stands on it is white or dark, whichever reads better. */
  brand: string
  corners: 'square' | 'soft' | 'round'
  /** The shape of goods' pictures. */
  pictures: 'square' | 'portrait' | 'landscape'
}

/** Looks to begin with. */
export const themePresets = [
  { name: '食品店', theme: { brand: '#9a5413', corners: 'soft', pictures: 'square' } },
  { name: '咖啡馆', theme: { brand: '#5b4236', corners: 'round', pictures: 'square' } },
  { name: '餐馆', theme: { brand: '#bf3a2b', corners: 'soft', pictures: 'landscape' } },
  { name: '生鲜', theme: { brand: '#1d7a3e', corners: 'soft', pictures: 'square' } },
  { name: '服饰', theme: { brand: '#2b2b33', corners: 'square', pictures: 'portrait' } },
  { name: '百货', theme: { brand: '#1f5fbf', corners: 'soft', pictures: 'square' } },
  { name: '甜品', theme: { brand: '#b8336a', corners: 'round', pictures: 'square' } },
] as const satisfies readonly { name: string; theme: Theme }[]

/** How a store looks until its merchant chooses. */
export const themeOfKind: Record<StoreKind, Theme> = {
  retail: themePresets[5].theme,
  food: themePresets[0].theme,
  dining: themePresets[2].theme,
}
