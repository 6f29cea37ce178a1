import { flag, id, json, longText, optional, text, time } from '../columns'
import { createTables, dropTables, type Migration } from '../migration'

const tables = {
  templates: {
    columns: {
      id: id(),
      templateId: text(32),
      draftId: text(32),
      flavour: optional(text(16)),
      userVersion: text(64),
      userDesc: longText(),
      sourceAppid: optional(text(32)),
      createTime: time(),
      state: text(16),
      isDefault: flag(),
      whatIsNew: optional(longText()),
      manifest: optional(json()),
      seenAt: time(),
    },
    indexes: [{ fields: ['templateId'], unique: true }, { fields: ['flavour', 'state'] }],
  },
}

export const templates: Migration = {
  name: '0002-templates',
  up: (queryInterface) => createTables(queryInterface, tables),
  down: (queryInterface) => dropTables(queryInterface, Object.keys(tables)),
}
