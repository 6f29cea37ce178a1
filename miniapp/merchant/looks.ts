import { storeKindTexts, type Flavour, type StoreKind } from '../../shared/store'
import { themeOfKind } from '../../shared/theme'

const words: Record<Flavour, { state: string; card: string }> = {
  retail: { state: '营业中', card: '到店与联系' },
  dining: { state: '正在供餐', card: '到店用餐' },
}

/** How a store of this kind looks, for a preview. */
export const lookOf = (kind: StoreKind) => ({
  brand: themeOfKind[kind].brand,
  words: words[storeKindTexts[kind].flavour],
})
