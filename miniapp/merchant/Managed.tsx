import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Empty } from '../kit/components/Empty'
import { Page } from '../kit/components/Screen'
import { mayManage } from './currentStore'
import './Managed.scss'

/** Buttons for owner and manager; a clerk reads who may press them. */
export const Managed = ({ children }: { children: ReactNode }) =>
  mayManage() ? children : <View className="managed">这里由店主或店长来操作</View>

/** A whole page for owner and manager. */
export const ManagedPage = ({ children }: { children: ReactNode }) =>
  mayManage() ? (
    children
  ) : (
    <Page>
      <Empty text="这一步要由店主或店长来做，请告诉他们" />
    </Page>
  )
