import { id, integer, json, optional, text, time } from '../columns'
import { addIndexes, createTables, dropTables, type Migration } from '../migration'

/** What WeChat Pay tells of each day, and what WeChat is told of goods on their way. */
const tables = {
  bills: {
    columns: {
      id: id(),
      storeId: text(96),
      accountId: text(96),
      mchid: text(32),
      day: text(10),
      state: text(16),
      hash: optional(text(64)),
      lineCount: integer(),
      paidFen: integer(),
      refundedFen: integer(),
      differences: json(),
      report: json(),
      matchedAt: optional(time()),
      createdAt: time(),
    },
    indexes: [{ fields: ['storeId', 'day'] }, { fields: ['state', 'day'] }],
  },
  shippingReports: {
    columns: {
      id: id(),
      storeId: text(96),
      orderId: text(96),
      state: text(16),
      stateAt: time(),
      saidAt: optional(time()),
      problemCode: optional(text(64)),
      problemText: optional(text(500)),
      settledAt: optional(time()),
      createdAt: time(),
      sortKey: text(40),
    },
    indexes: [{ fields: ['storeId', 'orderId'] }, { fields: ['storeId', 'state', 'sortKey'] }],
  },
}

export const billsAndShipping: Migration = {
  name: '0009-bills-and-shipping',
  up: async (queryInterface) => {
    await createTables(queryInterface, tables)
    await addIndexes(queryInterface, 'payments', [{ fields: ['paidDay'] }, { fields: ['storeId', 'transactionId'] }])
  },
  down: async (queryInterface) => {
    await queryInterface.removeIndex('payments', 'payments_storeId_transactionId')
    await queryInterface.removeIndex('payments', 'payments_paidDay')
    await dropTables(queryInterface, Object.keys(tables))
  },
}
