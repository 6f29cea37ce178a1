import Taro from '@tarojs/taro'
import { keepCart } from './cart/cart'
import { address, firstPage } from './navigate'
import { standUp } from './table'

/** As if the program had never been opened on this phone: nothing that was kept here is left. */
export function startAnew(): void {
  standUp()
  keepCart(null)
  Taro.clearStorageSync()
  void Taro.reLaunch({ url: address(firstPage) })
}
