import { id, integer, json, optional, text, time } from '../columns'
import { createTables, dropTables, type Migration } from '../migration'

/** Operators who sign in, and what uploads say about themselves. */
const tables = {
  operators: {
    columns: {
      id: id(),
      name: text(64),
      password: text(255),
      failures: integer(),
      lockedUntil: time(),
      disabledAt: optional(time()),
      createdAt: time(),
    },
    indexes: [{ fields: ['name'], unique: true }],
  },
  operatorSessions: {
    columns: {
      id: id(),
      operatorId: text(96),
      tokenHash: text(64),
      device: text(64),
      createdAt: time(),
      lastSeenAt: time(),
      expiresAt: time(),
    },
    indexes: [{ fields: ['tokenHash'], unique: true }, { fields: ['operatorId'] }],
  },
  uploadTokens: {
    columns: { id: id(), createdAt: time(), expiresAt: time() },
    indexes: [],
  },
  manifests: {
    columns: { id: id(), flavour: text(16), userVersion: text(64), manifest: json(), uploadedAt: time() },
    indexes: [{ fields: ['userVersion', 'uploadedAt'] }],
  },
}

export const operators: Migration = {
  name: '0004-operators',
  up: (queryInterface) => createTables(queryInterface, tables),
  down: (queryInterface) => dropTables(queryInterface, Object.keys(tables)),
}
