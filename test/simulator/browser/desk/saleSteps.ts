import { isRequest, type Step } from './guideStep'

/** The first sale, on both phones: an order, a table, a new look. */
export const saleSteps: Step[] = [
  {
    key: 'order',
    title: '顾客下单',
    hint: '右边挑一件，点“去结算”，填手机号，点“提交订单”。还没接微信支付，先都到店付款。左边的后台会弹出“来新订单了”。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/api\/customer\/[^/]+\/orders$/)),
  },
  {
    key: 'accept',
    title: '商家接单',
    hint: '左边点“查看”，或者退回首页，点下面的“订单”，再点“接单”。右边的订单会自己变成“店家正在准备”。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/orders\/[^/]+\/accept$/)),
  },
  {
    key: 'handOver',
    title: '交货收款',
    hint: '备好后点“备好了”，顾客来取时点“已取走”，再点“已收款，并交给顾客”。也可以在“订单”里点“核销”，扫右边订单里的取货码。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/orders\/[^/]+\/(hand-over|receive)$/)),
  },
  {
    key: 'table',
    title: '扫桌码',
    hint: '左边在“店铺”里点“桌码”，填“A1”，点“添加桌子”，打开它的桌码，保存到相册。右边点底部的横条回到微信，“⊕ → 扫一扫 → 对面的手机”，选第一张。',
    isDone: (_, journal) => journal.some(isRequest('GET', /\/api\/customer\/[^/]+\/tables\/[^/]+$/)),
  },
  {
    key: 'clear',
    title: '加菜和清台',
    hint: '右边在这桌下一单，返回再加一次菜。左边在“订单”里点“桌台”，看到两单合在一起，点“收款并清台”，再确认已收。',
    isDone: (_, journal) => journal.some(isRequest('POST', /\/sittings\/[^/]+\/close$/)),
  },
  {
    key: 'look',
    title: '换个样子',
    hint: '左边在“店铺”里点“装修”“颜色和样式”，换一种颜色，点“好了”，再点“发布”。看右边：店里几秒就换了颜色，不用发新版本，也不用审核。',
    isDone: (_, journal) => journal.some(isRequest('PUT', /\/storefront$/)),
  },
]
