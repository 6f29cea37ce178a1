import { addIndexes, type Migration } from '../migration'

/** Days of money, and what waits for a person in all stores, come out of an index. */
const found = {
  payments: [{ fields: ['storeId', 'paidDay', 'state', 'amountFen'] }],
  refunds: [{ fields: ['storeId', 'refundedAt'] }],
  incidents: [{ fields: ['sortKey'] }, { fields: ['kind', 'sortKey'] }, { fields: ['storeId', 'closedAt', 'sortKey'] }],
}

export const moneyByDay: Migration = {
  name: '0011-money-by-day',
  up: async (queryInterface) => {
    for (const [table, indexes] of Object.entries(found)) await addIndexes(queryInterface, table, indexes)
  },
  down: async (queryInterface) => {
    for (const [table, indexes] of Object.entries(found))
      for (const { fields } of indexes) await queryInterface.removeIndex(table, `${table}_${fields.join('_')}`)
  },
}
