import { advising, blocking, done, failing, merchant, missing, type Rule } from './rule'

const fewest = 3

/** 页面内容不完整: an empty shop is sent back. */
const enough = blocking('GOODS', '商品', ({ goods }) => {
  if (!goods) return null
  if (goods.count < fewest) return missing(merchant(`至少要有 ${fewest} 件商品，现在有 ${goods.count} 件`, 'addGoods'))
  const bare = goods.count - goods.withPictures
  if (bare > 0) return missing(merchant(`还有 ${bare} 件商品没有图片，请补上`, 'addGoods'))
  return done(`${goods.count} 件商品都有图片`)
})

const samples = advising('SAMPLE_GOODS', '示例商品', ({ goods }) => {
  if (!goods || goods.count === 0) return null
  if (goods.samples === 0) return done('商品都是您自己的')
  return missing(merchant(`还有 ${goods.samples} 件示例商品，请改成您自己的，示例是卖不出去的`, 'addGoods'))
})

const payment = blocking('PAYMENT', '收款', ({ payment: given }) => {
  if (!given) return null
  if (given.isOn && given.problem !== null) return failing(merchant(given.problem, 'setPayment'))
  return done(given.isOn ? '收款已验证' : '收款已暂停')
})

export const goods: readonly Rule[] = [enough, samples, payment]
