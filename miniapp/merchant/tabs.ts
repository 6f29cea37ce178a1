/** The pages that the bar at the bottom leads to, in its order, and how they are called there. */
export const tabs = [
  { page: 'today', text: '今日' },
  { page: 'orders', text: '订单' },
  { page: 'goods', text: '商品' },
  { page: 'store', text: '店铺' },
] as const
