import { id, integer, optional, text, time } from '../columns'
import { createTables, dropTables, type Migration } from '../migration'

/** Pictures that stores show reviewers, tries to sign in from each network, and what upload tokens were used for. */
const tables = {
  reviewPictures: {
    columns: { id: id(), storeId: text(96), fileName: text(128), createdAt: time() },
    indexes: [{ fields: ['storeId'] }],
  },
  signInTries: {
    columns: {
      id: id(),
      operatorId: text(96),
      failures: integer(),
      lockedUntil: time(),
      triedAt: time(),
      knownAt: optional(time()),
    },
    indexes: [{ fields: ['operatorId'] }, { fields: ['triedAt'] }],
  },
  uploadUses: {
    columns: { id: id(), flavour: text(16), userVersion: text(64), usedAt: time() },
    indexes: [],
  },
}

export const reviewsAndTries: Migration = {
  name: '0006-reviews-and-tries',
  up: (queryInterface) => createTables(queryInterface, tables),
  down: (queryInterface) => dropTables(queryInterface, Object.keys(tables)),
}
