import type { Fields } from '../../kit/value'
import { askerOf } from '../program'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

/** 支付: what the program gives is checked by WeChat, then the person decides. */
export const payment: ApiGroup = (program) => {
  const { line } = program.host
  return asking(program, {
    requestPayment: async (options) => {
      const asker = askerOf(program)
      const parameters = parametersOf(options)
      const sheet = await line.paymentSheet(asker, parameters)
      const pay = async () => withoutName(await line.pay(asker, parameters, 'pay'))
      const why = await program.overlays.ask('payment', { ...sheet, pay })
      if (why === undefined) throw new Refusal(withoutName(await line.pay(asker, parameters, 'cancel')))
      if (why !== '') throw new Refusal(why)
    },
  })
}

const parametersOf = ({ timeStamp, nonceStr, package: packed, signType, paySign }: Fields): Fields =>
  JSON.parse(JSON.stringify({ timeStamp, nonceStr, package: packed, signType, paySign })) as Fields

/** `requestPayment:ok` is '', `requestPayment:fail cancel` is `cancel`. */
const withoutName = (errMsg: string): string => errMsg.replace(/^requestPayment:(ok|fail)\s*/, '')
