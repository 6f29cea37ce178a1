import type { FlavourData } from './flavour'

export const retail: FlavourData = {
  open: '营业中',
  closed: '休息中',
  welcome: '欢迎光临，可以到店选购，也可以先打电话问问',
  begins: '开始营业',
  hours: '营业时间',
  visit: '到店与联系',
  call: '联系店家',
  noOrders: '本店目前到店选购，您在线上还没有订单。想订货，可以打电话',
}
