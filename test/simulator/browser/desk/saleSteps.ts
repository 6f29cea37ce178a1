import { isRequest, type Step } from './guideStep'

/** The first sale, on both phones: an order, a table, a new look. */
export const saleSteps: Step[] = [
  {
    key: 'order',
    title: '顾客下单',
    hint: '在右边点“自提”，挑一件，点“去结算”，填手机号，提交订单。没有接微信支付，都是到店付款。左边的后台会响铃。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/api\/customer\/[^/]+\/orders$/)),
  },
  {
    key: 'accept',
    title: '商家接单',
    hint: '左边点下面的“订单”，点“接单”。右边的订单会自己变成“备货中”。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/orders\/[^/]+\/accept$/)),
  },
  {
    key: 'handOver',
    title: '交货收款',
    hint: '备好后点“备好了”，顾客来取时点“已取走”，同时记下收了钱。也可以用“核销”扫右边订单里的取货码。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/orders\/[^/]+\/(hand-over|receive)$/)),
  },
  {
    key: 'table',
    title: '扫桌码',
    hint: '左边在“店铺”里点“桌码”，添加一张桌子，打开桌码，保存到相册。右边“扫一扫 → 对面的手机”，选这个码。',
    isDone: (_, journal) => journal.some(isRequest('GET', /\/api\/customer\/[^/]+\/tables\/[^/]+$/)),
  },
  {
    key: 'clear',
    title: '加菜和清台',
    hint: '右边在这桌下一单，再加一次菜。左边在“订单”里点“桌台”，看到两单合在一起，点“收款并清台”。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/sittings\/[^/]+\/close$/)),
  },
  {
    key: 'look',
    title: '换个样子',
    hint: '左边在“店铺”里点“装修”，换一种颜色，发布。看右边：回到店里就是新的颜色，不用发新版本，也不用审核。',
    isDone: (_, journal) => journal.some(isRequest('PUT', /\/storefront$/)),
  },
]
