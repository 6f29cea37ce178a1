import { id, integer, json, longText, optional, text, time } from '../columns'
import { addColumns, addIndexes, createTables, dropColumns, dropTables, type Migration } from '../migration'

/** Money: payment accounts with their keys, payments, what WeChat Pay told of them, and what a person has to look at. */
const tables = {
  paymentAccounts: {
    columns: {
      id: id(),
      storeId: text(96),
      mode: text(16),
      mchid: text(32),
      notifyToken: text(64),
      createdAt: time(),
    },
    indexes: [
      { fields: ['notifyToken'], unique: true },
      { fields: ['storeId', 'mode', 'mchid'], unique: true },
    ],
  },
  paymentVersions: {
    columns: {
      id: id(),
      storeId: text(96),
      accountId: text(96),
      number: integer(),
      state: text(16),
      stateAt: time(),
      serial: optional(text(64)),
      certificate: optional(longText()),
      certificateEndsAt: optional(time()),
      privateKey: optional(longText()),
      apiV3Key: optional(text(500)),
      apiV3ProvedAt: optional(time()),
      publicKeyId: optional(text(64)),
      publicKey: optional(longText()),
      triedAt: optional(time()),
      problemCode: optional(text(64)),
      problemText: optional(text(500)),
      checkedAt: optional(time()),
      usedAt: optional(time()),
      retiredAt: optional(time()),
      createdBy: text(96),
      createdAt: time(),
    },
    indexes: [
      { fields: ['accountId', 'number'], unique: true },
      { fields: ['storeId', 'state'] },
      { fields: ['state', 'certificateEndsAt'] },
    ],
  },
  trustedCertificates: {
    columns: {
      id: id(),
      storeId: text(96),
      accountId: text(96),
      serial: text(64),
      certificate: longText(),
      startsAt: time(),
      endsAt: time(),
      fetchedAt: time(),
    },
    indexes: [{ fields: ['accountId'] }],
  },
  payments: {
    columns: {
      id: id(),
      storeId: text(96),
      orderId: optional(text(96)),
      openOf: optional(text(96)),
      customerId: text(96),
      accountId: text(96),
      versionId: text(96),
      mode: text(16),
      appid: text(32),
      mchid: text(32),
      openid: text(128),
      amountFen: integer(),
      currency: text(8),
      description: text(127),
      state: text(16),
      stateAt: time(),
      prepayId: optional(text(128)),
      prepaidAt: optional(time()),
      expiresAt: time(),
      transactionId: optional(text(64)),
      paidAt: optional(time()),
      paidDay: optional(text(10)),
      looks: integer(),
      createdAt: time(),
      sortKey: text(40),
    },
    indexes: [
      { fields: ['openOf'], unique: true },
      { fields: ['storeId', 'orderId'] },
      { fields: ['storeId', 'sortKey'] },
      { fields: ['accountId', 'paidDay'] },
      { fields: ['accountId', 'transactionId'] },
    ],
  },
  payNotices: {
    columns: {
      id: id(),
      storeId: text(96),
      accountId: text(96),
      eventType: text(64),
      subjectId: text(96),
      at: time(),
    },
    indexes: [{ fields: ['storeId', 'subjectId'] }, { fields: ['at'] }],
  },
  incidents: {
    columns: {
      id: id(),
      storeId: text(96),
      kind: text(32),
      subjectId: text(96),
      orderId: optional(text(96)),
      openOf: optional(text(160)),
      detail: json(),
      at: time(),
      closedAt: optional(time()),
      closedBy: optional(text(96)),
      note: text(500),
      sortKey: text(40),
    },
    indexes: [
      { fields: ['openOf'], unique: true },
      { fields: ['storeId', 'sortKey'] },
      { fields: ['closedAt', 'sortKey'] },
    ],
  },
}

/** What a refund that goes through WeChat Pay carries besides. */
const ofRefunds = {
  paymentId: optional(text(96)),
  accountId: optional(text(96)),
  versionId: optional(text(96)),
  mode: optional(text(16)),
  appid: optional(text(32)),
  mchid: optional(text(32)),
  currency: optional(text(8)),
  wechatRefundId: optional(text(64)),
  sentAt: optional(time()),
  problemCode: optional(text(64)),
  problemText: optional(text(500)),
}

/** The version that new payments are made with. */
const ofStores = { paymentVersionId: optional(text(96)) }

export const payments: Migration = {
  name: '0008-payments',
  up: async (queryInterface) => {
    await createTables(queryInterface, tables)
    await addColumns(queryInterface, 'refunds', ofRefunds)
    await addIndexes(queryInterface, 'refunds', [{ fields: ['storeId', 'paymentId'] }])
    await addColumns(queryInterface, 'stores', ofStores)
  },
  down: async (queryInterface) => {
    await dropColumns(queryInterface, 'stores', ofStores)
    await queryInterface.removeIndex('refunds', 'refunds_storeId_paymentId')
    await dropColumns(queryInterface, 'refunds', ofRefunds)
    await dropTables(queryInterface, Object.keys(tables))
  },
}
