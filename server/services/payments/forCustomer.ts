import { Failure } from '../../failures'
import { payErrorTexts } from '../../pay/errors'

/** The store's own trouble with WeChat Pay is not the customer's: they are told what they can do. */
export const forCustomer = (error: Failure, text: string): Failure =>
  new Failure(error.code, error.detail, { status: error.status, text, next: 'retry', cause: error.cause })

/** Waits for what was asked of WeChat Pay on a customer's behalf. @throws the same, with nothing of the store's keys in it */
export function tellingCustomer<T>(asked: Promise<T>, text: string): Promise<T> {
  return asked.catch((error: unknown) => {
    const isRefusal = error instanceof Failure && error.code !== 'PAY_NO_ANSWER' && error.code in payErrorTexts
    throw isRefusal ? forCustomer(error, text) : error
  })
}
