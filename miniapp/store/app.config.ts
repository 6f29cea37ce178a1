import { tabs } from './tabs'

/** Pages that only one of the flavours has; the first is where the program begins. */
const own = {
  retail: ['home', 'category', 'cart', 'search', 'orders'],
  dining: ['menu', 'table', 'orders'],
}[process.env.TARO_FLAVOUR]

const both = [
  ...['goods', 'checkout', 'order', 'pay', 'pay-test', 'refund'],
  ...['mine', 'addresses', 'edit-address', 'profile', 'store-info'],
]

export default defineAppConfig({
  pages: [...own, ...both].map((page) => `pages/${page}/index`),
  // its selected colour is the store's own, which is known when the program runs
  ...(tabs.length > 1 && {
    tabBar: {
      color: '#646a73',
      selectedColor: '#1f2329',
      backgroundColor: '#ffffff',
      borderStyle: 'white' as const,
      list: tabs.map(({ page, text }) => ({
        pagePath: `pages/${page}/index`,
        text,
        iconPath: `icons/${page}.png`,
        selectedIconPath: `icons/${page}-on.png`,
      })),
    },
  }),
  window: {
    navigationBarTitleText: '',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f6f7f9',
    backgroundTextStyle: 'dark',
  },
  requiredPrivateInfos: ['chooseAddress'],
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
