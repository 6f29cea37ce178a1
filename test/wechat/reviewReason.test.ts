import { reasonLines } from '../../server/wechat/reviewReason'

it.each([
  ['1:页面内容不完整:<br>(1):首页没有商品<br>', ['页面内容不完整：首页没有商品']],
  [
    '1:页面内容不完整:<br>(1):首页没有商品；<br>(2):购物车打不开<br>2:服务类目不符:<br>(1):请换成食品',
    ['页面内容不完整：首页没有商品；购物车打不开', '服务类目不符：请换成食品'],
  ],
  ['1:页面内容不完整:<br>2:服务类目不符', ['页面内容不完整', '服务类目不符']],
  ['(1)首页没有商品<br>(2)购物车打不开', ['首页没有商品', '购物车打不开']],
  ['1:<br>首页没有商品<br>2<br>第 3 页<br>1、图片打不开', ['首页没有商品', '第 3 页：图片打不开']],
  [
    '页面2：<br>2.5 元的商品 12:30 已下架<br>12:30 以后打不开',
    ['页面2：2.5 元的商品 12:30 已下架', '12:30 以后打不开'],
  ],
  ['1、服务类目&quot;餐饮&quot;不符<BR/>2. 请 &lt;修改&gt;', ['服务类目"餐饮"不符', '请 <修改>']],
  ['<span style="x">请补充隐私说明</span>\n', ['请补充隐私说明']],
  ['小程序 2024 年的内容', ['小程序 2024 年的内容']],
  ['', []],
])('reads %j as people do', (reason, lines) => {
  expect(reasonLines(reason)).toEqual(lines)
})

it('takes no longer for a reason that is meant to be slow', () => {
  const startedAt = performance.now()
  reasonLines(`${'<'.repeat(50_000)}${' '.repeat(50_000)}${':'.repeat(20_000)}`)
  expect(performance.now() - startedAt).toBeLessThan(1000)
})
