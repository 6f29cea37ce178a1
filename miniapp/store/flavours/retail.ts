import type { FlavourData } from './flavour'

export const retail: FlavourData = {
  open: '营业中',
  closed: '休息中',
  begins: '开始营业',
  hours: '营业时间',
  visit: '到店与联系',
  call: '联系店家',
}
