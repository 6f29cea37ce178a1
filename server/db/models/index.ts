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

/** One table as data: what the door in `table.ts` is made from, and what migrations have to come to. */
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
