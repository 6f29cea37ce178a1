import Taro from '@tarojs/taro'
import type { Role } from '../../shared/store'

const keyInStorage = 'store'
const roleInStorage = 'role'

/** The store in hand; empty until one was chosen. */
export const currentStoreKey = (): string => Taro.getStorageSync<string>(keyInStorage) || ''

/**
 * Whether this person runs the store in hand, or only works in it. Decides which buttons are shown; what is allowed the
 * server decides.
 */
export const mayManage = (): boolean => Taro.getStorageSync<Role | ''>(roleInStorage) !== 'clerk'

export function takeStore({ key, role }: { key: string; role: Role }): void {
  Taro.setStorageSync(keyInStorage, key)
  Taro.setStorageSync(roleInStorage, role)
}

export function leaveStore(): void {
  Taro.removeStorageSync(keyInStorage)
  Taro.removeStorageSync(roleInStorage)
}
