import { optional, text, time } from '../columns'
import { addColumns, dropColumns, type Migration } from '../migration'

/** What was sent of a payment, so that it is said again as it was; and since when WeChat Pay owes a word about it. */
const ofPayments = { notifyUrl: optional(text(255)), unseenSince: optional(time()) }

export const paymentsSaidAgain: Migration = {
  name: '0010-payments-said-again',
  up: (queryInterface) => addColumns(queryInterface, 'payments', ofPayments),
  down: (queryInterface) => dropColumns(queryInterface, 'payments', ofPayments),
}
