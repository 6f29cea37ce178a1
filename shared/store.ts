/** 经营类型: what a store sells, in the merchant's words. Decides which flavour its mini-program is built from. */
export const storeKinds = ['retail', 'food', 'dining'] as const
export type StoreKind = (typeof storeKinds)[number]

/** What the store's mini-program is built as. */
export const flavours = ['retail', 'dining'] as const
export type Flavour = (typeof flavours)[number]

export const storeKindTexts: Record<StoreKind, { name: string; hint: string; flavour: Flavour }> = {
  retail: { name: '零售', hint: '服饰、百货、生鲜等，快递或自提', flavour: 'retail' },
  food: { name: '食品', hint: '烘焙、零食、预包装食品', flavour: 'retail' },
  dining: { name: '餐饮', hint: '餐馆、咖啡、茶饮，桌码点餐', flavour: 'dining' },
}

/** One stretch of opening hours, Beijing time. `days`: 1 Monday … 7 Sunday. `from` and `to`: `HH:MM`, `to` up to `24:00`. */
export interface OpeningHours {
  days: number[]
  from: string
  to: string
}

/** What a person may do in a store. The owner opened it; issues of money and staff stay with owner and manager. */
export const roles = ['owner', 'manager', 'clerk'] as const
export type Role = (typeof roles)[number]
