import type { FlavourData } from './flavour'

export const dining: FlavourData = {
  open: '正在供餐',
  closed: '已打烊',
  welcome: '欢迎用餐，出发前可以先打电话问问座位',
  begins: '开始供餐',
  hours: '供餐时间',
  visit: '到店用餐',
  call: '打给餐厅',
  noOrders: '本店目前到店点餐，您在线上还没有订单。想订座或外带，可以打电话',
}
