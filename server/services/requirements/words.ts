/** What is tested there is the customer or the ware, and a test is what is sold: 水质测试, 肤质测试. */
const tested = [
  '视力|听力|肤质|皮肤|肤色|发质|体质|体能|体脂|骨龄|足型|脚型|色盲|过敏|血糖|血压|尿酸|酒精|基因|心理|性格|智力',
  '水质|甲醛|空气|噪音|酸碱|糖度|熟度|辣度|味觉|早孕|排卵',
].join('|')

/** Wares and people whose name only begins so: 测试纸. */
const testing = '剂|试剂|仪|纸|笔|盒|棒|条|液|器|官|题'

const wholeTexts = [
  '(?:商品|产品|菜品|分类|类目|标题|店铺|店名|门店)(?:名称?|描述)?[\\d一二三四五A-Ea-e]*', // 商品1, 分类一
  '(.)\\1{2,}', // aaa, 。。。
  '1?2345?6?7?8?9?0?', // 12345
  '(?:123){1,3}4?',
  '暂无(?:简介|介绍|描述|内容)?|待定|待补充|无|未命名|新店铺?|undefined|null|nan',
].join('|')

const partsOfTexts = [
  `(?<!${tested})测试(?!${testing})`,
  '测试版|体验版|内测[版中用]|公测',
  '(?:演示|示例|样例)(?:店|数据|商品|小程序|账号|内容|版)',
  '占位(?:文字|图|符|内容)|^占位$|乱码|模板(?:标题|文字|内容)|请输入|点击(?:编辑|修改)|\\[object',
  '(?:功能|页面|小程序|网站|系统|正在|还在)(?:开发|建设|完善|搭建)中(?!药)|店铺装修中',
  '(?<![a-z])(?:tests?|testing|demo|todo|tbd|lorem ipsum|hello ?world|xxx+)(?![a-z]| *(?:kit|strip|paper))',
  '(?<![a-z])(?:asdf|qwer|zxcv)|阿斯顿|阿萨德',
].join('|')

const trying = new RegExp(`^(?:${wholeTexts})$|${partsOfTexts}`, 'iu')

/** Of people who are only trying something out, as WeChat's reviewers send it back; null for a text that is meant. */
export const testWord = (text: string): string | null => trying.exec(text.trim())?.[0] || null

/** 广告法 §9 and what reviewers read like it: nobody can prove it. */
const superlatives = [
  '最高级|顶级|(?<![南北])极品|史上最|绝无仅有|独一无二',
  '国家级(?!非|经|高新|开发|新区|风景|自然|森林|文物|重点|湿地)',
  '(?:全网|全国|全球|世界|行业|销量|排名|全市|全城|天下|宇宙)(?:第一|最低|最便宜)|第一品牌|驰名商标|国家免检',
  '最(?:便宜|低价|优惠|正宗|权威|先进|好吃|好喝|高端|优质|专业|新鲜|划算)',
  '最佳(?!赏味|食用|饮用|品尝|口感|搭配|拍档)',
].join('|')

/** What only medicine may say, and medicine may not either. */
const cures = [
  '根治|包治|药到病除|(?:彻底|完全|快速|永久|保证)治愈|治愈率|抗癌|防癌|壮阳|丰胸|无副作用|零副作用|立竿见影|无效退款|神药',
  '降(?:血糖|血压|血脂|三高)|(?:月|周|天)瘦\\d+|躺瘦|暴瘦',
  '(?:百分之?百|100%|百分百)(?:有效|治愈|见效|中奖)',
].join('|')

/** What nobody may sell or offer in a mini-program. */
const wares = [
  '博彩|彩票|六合彩|百家乐|赌(?:博|场|球|钱)|电子烟|(?<![檀沉线藏])香烟|枪支|弹药|管制刀具|象牙(?:制品|雕|手镯|筷|首饰)|穿山甲|(?<!山)野味(?!道)',
  '代孕|假币|假证|代办证|办证刻章|翻墙|色情|裸聊|套现|代开发票|虚拟货币|比特币',
  '处方药|(?:一比一|1:1)(?:复刻|仿)|高仿(?!真)|外贸原单|(?<![a-z翡翠])a货(?!翡翠|架|柜|车)',
].join('|')

/** What draws people by the hand: 诱导分享, 诱导关注, 多级分销. */
const lures = [
  '返利|刷单|代刷|分销返佣|多级分销|拉人头|躺赚|集赞',
  '(?:分享|转发)[^，。；\\s]{0,8}[领得送返][^，。；\\s]{0,4}(?:红包|现金|优惠券|礼品|奖)',
  '加我?(?:微信|薇信|vx)(?!支付)|扫码加群|关注公众号[^，。；\\s]{0,4}[领送得]',
].join('|')

const refused = new RegExp([superlatives, cures, wares, lures].join('|'), 'iu')

/** What no store may say or offer; null for a text that may be shown. */
export const forbiddenWord = (text: string): string | null => refused.exec(text)?.[0] ?? null

const beginnings = '我的|我们的|一家|小|微|新|好|网上|线上|在线|掌上|手机|社区|同城|附近'

const trades = [
  '商城|商店|店铺|小店|网店|微店|超市|便利店|餐厅|餐馆|饭店|饭馆|快餐|美食|餐饮|点餐|外卖|订餐|咖啡|奶茶|面馆',
  '水果|生鲜|零食|食品|服装|女装|鞋包|百货|日用品|购物|优选|特产|烘焙|蛋糕|鲜花|平台|系统|服务|店|电话|日历|邮件|天气',
].join('|')

const generic = new RegExp(`^(?:${beginnings})?(?:${trades})+$`)

/** A name that could be anybody's: 水果商城, 我的小店. One character says as little. */
export const isGeneric = (name: string): boolean => [...name.trim()].length < 2 || generic.test(name.trim())

/** WeChat's own words, and what it adds to the name of a starter account. */
const reserved = /小程序|微信|腾讯|weixin|wechat|的试用店|官方/i

export const reservedWord = (name: string): string | null => reserved.exec(name)?.[0] ?? null
