import { isAnswered, type Step } from './guideStep'

/** Money on the merchant's own number: set up, paid by a customer, given back in part. */
export const moneySteps: Step[] = [
  {
    key: 'merchantNumber',
    title: '申请商户号',
    hint: '在中间的“支付”里点“申请商户号”，再点“把证书和公钥文件发到商家手机”，最后点“绑定 小麦面馆”。真的微信要交材料等几天，这里一点就有。',
    isDone: ({ pay }) => pay.merchants.some(({ appids }) => appids.length > 0),
  },
  {
    key: 'collecting',
    title: '设置收款',
    hint: '左边在“店铺”里点“微信支付”“设置收款”。三个值在中间点一下就复制，文件从聊天里选 p12 和 pub_key.pem，填好点“检查并启用”。填错哪个，它会说是哪个。',
    isDone: (_, journal) => journal.some(isAnswered('POST', /\/payment\/draft\/check$/, /"isCollecting":true/)),
  },
  {
    key: 'paid',
    title: '顾客付款',
    hint: '右边再下一单，付款方式选“微信支付”，提交后在付款窗里点“确认支付”。钱进商家自己的商户号。先关掉付款窗也可以，订单里能接着付。',
    isDone: ({ pay }) => pay.orders.some(({ state, totalFen }) => isTaken(state) && totalFen > 1),
  },
  {
    key: 'refunded',
    title: '退一部分',
    hint: '左边打开这张订单，点“退款”，填一部分金额，点“确认退款”。不到一分钟就原路退回，两边都看得到；不想等，就点上方的“+10 分钟”。',
    isDone: ({ pay }) => pay.orders.some(({ refundedFen, totalFen }) => refundedFen > 0 && totalFen > 1),
  },
]

/** The day after. */
export const billStep: Step = {
  key: 'bill',
  title: '对账',
  hint: '左边在“店铺”里点“微信支付”“每日对账”：昨天的账单和订单一分不差。微信上午十点以后才出账单，还没有就点上方的“+2 小时”，再打开看。',
  isDone: (_, journal) => journal.some(isAnswered('GET', /\/bills$/, /"state":"(matched|differs)"/)),
}

const isTaken = (state: string): boolean => state === 'SUCCESS' || state === 'REFUND'
