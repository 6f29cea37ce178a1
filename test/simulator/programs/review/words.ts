import type { Trade } from '../categoryTree'

/** Words of people who are only trying something out. A word inside another one does not count: 测试剂, latest. */
const testing =
  /测试(?!剂|仪|纸|笔)|体验版|演示(?:店|数据|商品)|示例(?:店|数据|商品)|占位|乱码|(?<![a-z])(?:test(?:ing)?|demo|todo|lorem ipsum|asdf+|qwer+|xxx+|aaa+|hello world)(?![a-z])|^1(?:11+|23\d*)$/i

export const testWord = (text: string): string | undefined => testing.exec(text.trim())?.[0]

/** What no store may offer or promise. */
const forbidden =
  /返利|分销返佣|刷单|代刷|博彩|彩票|赌|电子烟|香烟|枪支|管制刀具|代孕|假币|办证|翻墙|最高级|国家级|全网第一|包治|根治/

export const forbiddenWord = (text: string): string | undefined => forbidden.exec(text)?.[0]

const trades: Record<Exclude<Trade, 'any'>, RegExp> = {
  dining:
    /点餐|堂食|取餐|外卖|桌号|加菜|盖饭|盖浇饭|炒饭|面条|拉面|米线|火锅|烧烤|奶茶|拿铁|美式咖啡|套餐|小炒|凉菜|锅贴|汤面/g,
  food: /零食|坚果|糕点|特产|礼盒|茶叶|粮油|大米|干货|蜂蜜|水果|生鲜|调味|面包|饼干|牛奶|饮料/g,
  clothing: /衬衫|连衣裙|T恤|牛仔裤|外套|卫衣|毛衣|尺码|运动鞋|帆布鞋|内衣|女装|男装|童装/gi,
  beauty: /面膜|口红|精华液|洗面奶|粉底|眼影|防晒霜|护手霜|美甲|烫发|染发|美容/g,
  flowers: /花束|鲜花|玫瑰|百合|绿植|多肉|盆栽|插花/g,
  digital: /手机壳|耳机|充电宝|数据线|键盘|显示器|路由器|摄像头|笔记本电脑/g,
  education: /课程|培训班|网课|学员|教辅|题库|报名上课/g,
  tool: /计算器|记账|备忘录|待办|倒计时|单位换算/g,
}

/** Which trades a lot of texts speaks of, and with how many different words. */
export function tradesIn(texts: readonly string[]): [trade: Trade, words: string[]][] {
  const all = texts.join('\n')
  return Object.entries(trades).map(([trade, words]) => [trade as Trade, [...new Set(all.match(words) ?? [])]])
}
