import Taro from '@tarojs/taro'
import type { MerchantStorefrontView } from '../../../shared/api/merchant/storefront'
import type { PictureView } from '../../../shared/api/picture'
import type { Section, StorefrontContent } from '../../../shared/storefront'
import { createHeld } from '../../kit/held'
import { currentStoreKey } from '../currentStore'
import { isSame, type Base } from './publish'

/** What makes a store look as it does: colours and shapes, and the parts of its home page. */
export type Look = Pick<StorefrontContent, 'theme' | 'home'>

/** A look that customers do not see yet. Several pages change it; it survives leaving all of them. */
export interface LookDraft {
  storeKey: string
  base: Base
  look: Look
  /** Pictures that its slides name. */
  pictures: PictureView[]
}

const held = createHeld<LookDraft | null>(null)
const keyInStorage = (storeKey: string) => `draft:look:${storeKey}`

function keep(draft: LookDraft): void {
  held.set(draft)
  Taro.setStorageSync(keyInStorage(draft.storeKey), draft)
}

/** Brings back what was begun on an earlier visit. */
export function recallLook(): void {
  const storeKey = currentStoreKey()
  if (held.get()?.storeKey !== storeKey) held.set(Taro.getStorageSync<LookDraft | ''>(keyInStorage(storeKey)) || null)
}

export const lookOf = ({ content: { theme, home } }: Pick<MerchantStorefrontView, 'content'>): Look => ({ theme, home })

const isChanged = ({ base, look }: LookDraft): boolean => !isSame(lookOf(base), look)

/** What was changed, or null while everything is as customers see it. */
export function useLook(): LookDraft | null {
  const draft = held.use()
  return draft && isChanged(draft) ? draft : null
}

/** For pages that change one part: what they begin with is what the overview showed. */
export const useBegunLook = (): LookDraft | null => held.use()

/** Begins with what customers see, unless something was begun already. */
export function beginLook(view: MerchantStorefrontView): void {
  const draft = held.get()
  const storeKey = currentStoreKey()
  if (draft && draft.storeKey === storeKey && isChanged(draft)) return
  const { content, version, pictures } = view
  keep({ storeKey, base: { content, version }, look: lookOf(view), pictures })
}

export function changeLook(change: (look: Look) => Look): void {
  const draft = held.get()
  if (draft) keep({ ...draft, look: change(draft.look) })
}

export const changeSection = (id: string, change: (section: Section) => Section): void =>
  changeLook((look) => ({ ...look, home: look.home.map((each) => (each.id === id ? change(each) : each)) }))

/** A picture that was uploaded a moment ago, for its address. */
export function rememberPicture(picture: PictureView): void {
  const draft = held.get()
  if (draft) keep({ ...draft, pictures: [...draft.pictures.filter(({ name }) => name !== picture.name), picture] })
}

/** Goes on with what was changed, over what somebody else has published. */
export function putOver(view: MerchantStorefrontView): void {
  const draft = held.get()
  if (draft) keep({ ...draft, base: { content: view.content, version: view.version } })
}

/** Goes on with what was not finished, over what customers see now. */
export function keepUnfinished(view: MerchantStorefrontView): void {
  const draft = held.get()
  if (draft)
    keep({ ...draft, base: { content: view.content, version: view.version }, look: withUnfinished(draft, view) })
}

/** What was published, as the server keeps it, and in its place what was not. */
const withUnfinished = ({ look }: LookDraft, { content: { theme, home } }: MerchantStorefrontView): Look => ({
  theme,
  home: look.home.map((section) => home.find(({ id }) => id === section.id) ?? section),
})

export function dropLook(): void {
  Taro.removeStorageSync(keyInStorage(currentStoreKey()))
  held.set(null)
}
