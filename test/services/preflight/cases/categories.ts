import { beyond, passes, rejects, type Case } from '../case'
import { category, type Changes } from '../goodStore'

// Rules: 小程序平台常见拒绝情形 2 (服务类目), and what submit_audit itself refuses (85008, 85010).

type Kind = 'retail' | 'food' | 'dining'

const store = (kind: Kind, names: string[], ...categories: ReturnType<typeof category>[]): Changes => ({
  store: { kind },
  learned: { categories },
  goods: { count: names.length, withPictures: names.length, samples: 0, names },
})

const meals = ['番茄牛腩盖饭', '招牌拉面', '酸辣米线', '冰奶茶']
const clothes = ['纯棉衬衫', '高腰牛仔裤', '连衣裙', '连帽卫衣']
const snacks = ['每日坚果', '土蜂蜜', '桂花糕点', '明前茶叶礼盒']
const flowers = ['红玫瑰花束', '香水百合', '多肉盆栽']
const mugs = ['手作陶瓷马克杯', '棉麻桌布', '竹编收纳篮']

const restaurant = category('餐饮服务', '餐饮服务场所/餐饮服务管理企业')
const fashion = category('商家自营', '服饰内衣')
const sundries = category('商家自营', '百货')
const groceries = category('商家自营', '食品/饮料')

export const categories: Case[] = [
  rejects('no category', store('retail', mugs)),
  rejects('a category in review', store('retail', mugs, category('商家自营', '百货', 'inReview'))),
  rejects(
    'a category that was refused',
    store('food', snacks, category('商家自营', '食品/饮料', 'rejected', '许可证已过期')),
  ),
  rejects('meals under clothes', store('dining', meals, fashion)),
  rejects('clothes under accounting', store('retail', clothes, category('工具', '记账'))),
  rejects('flowers under restaurants', store('retail', flowers, restaurant)),
  rejects('clothes under hardware', store('retail', clothes, category('IT科技', '硬件与设备'))),
  rejects('snacks under clothes', store('food', snacks, fashion)),
  rejects('snacks under ordering', store('food', snacks, category('餐饮服务', '点餐平台'))),
  rejects('flowers under clothes', store('retail', flowers, fashion)),
  ...beyond('under sundries anything may be sold there', [
    rejects('meals under sundries', store('dining', meals, sundries)),
  ]),
  ...beyond('recipes and meals are one trade to it', [
    rejects('meals under recipes', store('dining', meals, category('餐饮服务', '菜谱'))),
  ]),
  ...beyond('it does not have these categories', [
    rejects('mugs under games', store('retail', mugs, category('游戏', '休闲游戏'))),
    rejects('meals under tourism', store('dining', meals, category('旅游', '景区服务'))),
  ]),

  passes('a restaurant', store('dining', meals, restaurant)),
  passes('ordering at the table', store('dining', meals, category('餐饮服务', '点餐平台'))),
  passes('a restaurant that sells sundries, too', store('dining', meals, sundries, restaurant)),
  passes('a shop that has a category for meals, too', store('retail', mugs, restaurant, sundries)),
  passes('snacks as food', store('food', snacks, groceries)),
  passes('snacks under sundries', store('food', snacks, sundries)),
  passes('clothes as clothes', store('retail', clothes, fashion)),
  passes('work clothes that speak of kitchens', store('retail', ['厨师外套', '围裙', '外卖员反光背心'], fashion)),
  passes('flowers as flowers', store('retail', flowers, category('商家自营', '鲜花/绿植'))),
  passes('a corner shop', store('retail', mugs, category('生活服务', '百货/超市/便利店'))),
  passes(
    'one category while another is in review',
    store('retail', mugs, sundries, category('商家自营', '3C数码', 'inReview')),
  ),
  passes(
    'one category beside another that was refused',
    store('retail', mugs, sundries, category('商家自营', '食品/饮料', 'rejected')),
  ),
]
