/** How the list of orders is divided. 待处理 waits for its payment, or for the store to accept it. */
export const orderTabs = [
  { value: 'all', name: '全部' },
  { value: 'unpaid', name: '待处理' },
  { value: 'underWay', name: '进行中' },
  { value: 'shipped', name: '配送中' },
  { value: 'refunds', name: '退款' },
] as const

export type OrderTab = (typeof orderTabs)[number]['value']

/** The tab that a page before has asked for. */
export const tabNamed = (name: string | undefined): OrderTab =>
  orderTabs.find(({ value }) => value === name)?.value ?? 'all'
