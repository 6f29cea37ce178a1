import type { QueryInterface } from 'sequelize'
import { addIndexes, type Migration } from '../migration'

/** Orders that are searched for by pickup code or by goods come out of an index in their order, the newest first. */
const searched = {
  orders: { without: ['storeId', 'pickupCode'], better: ['storeId', 'pickupCode', 'sortKey'] },
  orderLines: { without: ['storeId', 'goodsId', 'sortKey'], better: ['storeId', 'goodsId', 'sortKey', 'orderId'] },
}

async function exchange(queryInterface: QueryInterface, table: string, from: string[], to: string[]): Promise<void> {
  await addIndexes(queryInterface, table, [{ fields: to }])
  const name = `${table}_${from.join('_')}`
  const present = (await queryInterface.showIndex(table)) as { name: string }[]
  if (present.some((index) => index.name === name)) await queryInterface.removeIndex(table, name)
}

export const foundInOrder: Migration = {
  name: '0007-found-in-order',
  up: async (queryInterface) => {
    for (const [table, { without, better }] of Object.entries(searched))
      await exchange(queryInterface, table, without, better)
  },
  down: async (queryInterface) => {
    for (const [table, { without, better }] of Object.entries(searched))
      await exchange(queryInterface, table, better, without)
  },
}
