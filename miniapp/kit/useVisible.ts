import { useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

/** Whether the page is in front of the person: what costs network stops while it is not. */
export function useVisible(): boolean {
  const [isVisible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  return isVisible
}
