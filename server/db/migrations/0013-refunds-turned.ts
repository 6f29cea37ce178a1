import { optional, time } from '../columns'
import { addColumns, addIndexes, dropColumns, type Migration } from '../migration'

/** When a refund was turned to the merchant's own account; and the refunds of one account by when they were sent. */
const ofRefunds = { toMerchantAt: optional(time()) }
const sent = { fields: ['storeId', 'accountId', 'sentAt'] }

export const refundsTurned: Migration = {
  name: '0013-refunds-turned',
  up: async (queryInterface) => {
    await addColumns(queryInterface, 'refunds', ofRefunds)
    await addIndexes(queryInterface, 'refunds', [sent])
  },
  down: async (queryInterface) => {
    await queryInterface.removeIndex('refunds', `refunds_${sent.fields.join('_')}`)
    await dropColumns(queryInterface, 'refunds', ofRefunds)
  },
}
