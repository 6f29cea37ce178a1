import type { Model, ModelStatic, Sequelize } from 'sequelize'
import type { Column } from '../columns'
import { attempts, authCodes, authorizers, preAuthCodes } from './authorizer'
import { addresses, cartLines, contentChecks, customers, customerSessions } from './customer'
import { goods, goodsCategories, variants } from './goods'
import { inbox, sweeps, tasks } from './job'
import { merchants, sessions } from './merchant'
import { counters, diningTables, orderLines, orders, refunds, shipments, sittings } from './order'
import { manifests, operators, operatorSessions, signInTries, uploadTokens, uploadUses } from './operator'
import {
  bills,
  shippingReports,
  incidents,
  paymentAccounts,
  payments,
  paymentVersions,
  payNotices,
  trustedCertificates,
} from './payment'
import { callBudgets, notices, privatePictures, programs, releases, reviewPictures, testers } from './release'
import { media, staff, stores, timeline } from './store'
import { staffInvites, storefronts, storefrontVersions } from './storefront'
import { templates } from './template'
import { tickets, tokens } from './token'

/** One table as data: what `define` and the door in `table.ts` are made from. */
export interface TableSpec {
  columns: Record<string, Column>
  indexes: { fields: string[]; unique?: boolean }[]
}

/** Every table by its name in the database. */
export const tables = {
  stores,
  staff,
  media,
  timeline,
  merchants,
  sessions,
  authorizers,
  attempts,
  preAuthCodes,
  authCodes,
  tokens,
  tickets,
  inbox,
  tasks,
  sweeps,
  templates,
  releases,
  programs,
  privatePictures,
  reviewPictures,
  testers,
  notices,
  callBudgets,
  operators,
  operatorSessions,
  signInTries,
  uploadTokens,
  uploadUses,
  manifests,
  goodsCategories,
  goods,
  variants,
  customers,
  customerSessions,
  addresses,
  cartLines,
  contentChecks,
  orders,
  orderLines,
  shipments,
  refunds,
  diningTables,
  sittings,
  counters,
  storefronts,
  storefrontVersions,
  staffInvites,
  paymentAccounts,
  paymentVersions,
  trustedCertificates,
  payments,
  payNotices,
  incidents,
  bills,
  shippingReports,
} satisfies Record<string, TableSpec>

export type TableName = keyof typeof tables
export type Models = Record<TableName, ModelStatic<Model>>

const mysqlName = (table: string, fields: string[]): string => `${table}_${fields.join('_')}`

/** Defines every model on a connection. Rows are read and written through `table.ts`, never through these. */
export function defineModels(sequelize: Sequelize): Models {
  const entries = Object.entries(tables).map(([name, spec]: [string, TableSpec]) => {
    const columns = Object.fromEntries(
      Object.entries(spec.columns).map(([key, { kind: _kind, ...rest }]) => [key, rest]),
    )
    const indexes = spec.indexes.map((index) => ({ ...index, name: mysqlName(name, index.fields) }))
    return [name, sequelize.define(name, columns, { tableName: name, timestamps: false, indexes })]
  })
  return Object.fromEntries(entries) as Models
}
