import { useDidShow } from '@tarojs/taro'
import { takeChosenAddress } from '../../chosenAddress'

/** What was tapped on the page of addresses, when the person comes back from there. */
export const useChosenAddress = (onChosen: (id: string) => void): void =>
  useDidShow(() => {
    const id = takeChosenAddress()
    if (id) onChosen(id)
  })
