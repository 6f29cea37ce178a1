/** The pages that the bar at the bottom leads to, in its order, and how they are called there. */
export const tabs: readonly { page: string; text: string }[] = {
  retail: [
    { page: 'home', text: '首页' },
    { page: 'category', text: '分类' },
    { page: 'cart', text: '购物车' },
  ],
  dining: [],
}[process.env.TARO_FLAVOUR]
