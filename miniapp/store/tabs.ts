/** The pages that the bar at the bottom leads to, in its order, and how they are called there. */
export const tabs: readonly { page: string; text: string }[] = {
  retail: [
    { page: 'home', text: '首页' },
    { page: 'category', text: '分类' },
    { page: 'cart', text: '购物车' },
    { page: 'mine', text: '我的' },
  ],
  dining: [
    { page: 'menu', text: '点餐' },
    { page: 'orders', text: '订单' },
    { page: 'mine', text: '我的' },
  ],
}[process.env.TARO_FLAVOUR]
