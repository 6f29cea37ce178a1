import { flag, id, integer, json, longText, optional, text, time } from '../columns'
import { createTables, dropTables, type Migration } from '../migration'

/** Releases, and what belongs to them: mini-programs, pictures of reviewers, testers, notices, the budget of calls. */
const tables = {
  releases: {
    columns: {
      id: id(),
      storeId: text(96),
      number: integer(),
      state: text(16),
      templateId: text(32),
      userVersion: text(64),
      userDesc: text(255),
      extJson: longText(),
      configHash: text(64),
      appid: text(32),
      createdBy: text(96),
      requestKey: text(64),
      reason: optional(text(255)),
      inFlightOf: optional(text(96)),
      wish: optional(text(16)),
      rollBackTo: optional(integer()),
      rollBackDesc: optional(text(255)),
      problemCode: optional(text(64)),
      stateAt: time(),
      auditIdBefore: optional(text(32)),
      auditId: optional(text(32)),
      reviewReason: optional(longText()),
      screenshotIds: json(),
      isHurried: flag(),
      submittedAt: optional(time()),
      publishedAt: optional(time()),
      createdAt: time(),
    },
    indexes: [
      { fields: ['storeId', 'number'], unique: true },
      { fields: ['storeId', 'requestKey'], unique: true },
      { fields: ['inFlightOf'], unique: true },
      { fields: ['state', 'stateAt'] },
    ],
  },
  programs: {
    columns: {
      id: id(),
      storeId: text(96),
      templateId: optional(text(32)),
      autoPublish: flag(),
      suspendedAt: optional(time()),
      facts: optional(json()),
      factsOf: optional(text(32)),
      learnedAt: time(),
    },
    indexes: [{ fields: ['storeId'], unique: true }],
  },
  privatePictures: {
    columns: {
      id: id(),
      storeId: text(96),
      subjectId: text(96),
      mediaId: text(255),
      fileName: optional(text(128)),
      createdAt: time(),
    },
    indexes: [{ fields: ['storeId', 'subjectId'] }],
  },
  testers: {
    columns: {
      id: id(),
      storeId: text(96),
      appid: text(32),
      wechatId: text(64),
      userstr: text(255),
      createdAt: time(),
    },
    indexes: [{ fields: ['storeId', 'appid', 'wechatId'], unique: true }],
  },
  notices: {
    columns: {
      id: id(),
      storeId: text(96),
      code: text(48),
      subjectId: text(96),
      text: text(500),
      at: time(),
      readAt: optional(time()),
    },
    indexes: [{ fields: ['storeId', 'at'] }],
  },
  callBudgets: {
    columns: { id: id(), second: integer(), used: integer() },
    indexes: [],
  },
}

export const releases: Migration = {
  name: '0003-releases',
  up: (queryInterface) => createTables(queryInterface, tables),
  down: (queryInterface) => dropTables(queryInterface, Object.keys(tables)),
}
