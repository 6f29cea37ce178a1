import Taro from '@tarojs/taro'
import { may, type Right } from '../../shared/rights'
import { storeKindTexts, type Role, type StoreKind } from '../../shared/store'

const keyInStorage = 'store'
const roleInStorage = 'role'
const kindInStorage = 'kind'

/** The store in hand; empty until one was chosen. */
export const currentStoreKey = (): string => Taro.getStorageSync<string>(keyInStorage) || ''

/**
 * Whether this person runs the store in hand, or only works in it. Decides which buttons are shown; what is allowed the
 * server decides.
 */
export const mayManage = (): boolean => Taro.getStorageSync<Role | ''>(roleInStorage) !== 'clerk'

/** Whether this person has a right in the store in hand: buttons that would be refused are not shown. */
export const mayI = (right: Right): boolean => may(Taro.getStorageSync<Role | ''>(roleInStorage) || 'owner', right)

/** The store in hand serves people at tables. */
export const hasTables = (): boolean => {
  const kind = Taro.getStorageSync<StoreKind | ''>(kindInStorage)
  return kind !== '' && storeKindTexts[kind].flavour === 'dining'
}

export function takeStore({ key, role, kind }: { key: string; role: Role; kind: StoreKind }): void {
  Taro.setStorageSync(keyInStorage, key)
  Taro.setStorageSync(roleInStorage, role)
  Taro.setStorageSync(kindInStorage, kind)
}

export function leaveStore(): void {
  Taro.removeStorageSync(keyInStorage)
  Taro.removeStorageSync(roleInStorage)
  Taro.removeStorageSync(kindInStorage)
}
