import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { themeVariables } from '../kit/themeVariables'
import { useRemote } from '../kit/useRemote'
import { loadStorefront, useStorefront } from './storefront'
import { useTabBar } from './useTabBar'

/** What the merchant changes is on every phone within three seconds. The answer is small and may come from a cache. */
const everySeconds = () => 2

/** The root of every page: the store's colours, corners and pictures for everything in it, kept up to date while it is seen. */
export function StorePage({ children }: { children: ReactNode }) {
  const store = useStorefront()
  useRemote(loadStorefront, everySeconds)
  useTabBar()
  return <View {...(store && { style: themeVariables(store.theme) })}>{children}</View>
}
