import type { FlavourData } from './flavour'

export const dining: FlavourData = {
  open: '正在供餐',
  closed: '已打烊',
  begins: '开始供餐',
  hours: '供餐时间',
  visit: '到店用餐',
  call: '打给餐厅',
}
