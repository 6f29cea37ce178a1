import { optional, text } from '../columns'
import { addColumns, dropColumns, type Migration } from '../migration'

/** The key of merchants who have only the old interface of WeChat Pay. */
const ofVersions = { apiV2Key: optional(text(500)) }

export const paymentApiV2: Migration = {
  name: '0012-payment-api-v2',
  up: (queryInterface) => addColumns(queryInterface, 'paymentVersions', ofVersions),
  down: (queryInterface) => dropColumns(queryInterface, 'paymentVersions', ofVersions),
}
