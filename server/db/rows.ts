import type { Transaction } from 'sequelize'
import type { Database } from './connection'
import { tables, type TableName } from './models'
import type { AttemptRow, AuthCodeRow, AuthorizerRow, PreAuthCodeRow } from './models/authorizer'
import type { AddressRow, CartLineRow, ContentCheckRow, CustomerRow, CustomerSessionRow } from './models/customer'
import type { GoodsCategoryRow, GoodsRow, VariantRow } from './models/goods'
import type { InboxRow, SweepRow, TaskRow } from './models/job'
import type { MerchantRow, SessionRow } from './models/merchant'
import type {
  CounterRow,
  DiningTableRow,
  OrderLineRow,
  OrderRow,
  RefundRow,
  ShipmentRow,
  SittingRow,
} from './models/order'
import type {
  ManifestRow,
  OperatorRow,
  OperatorSessionRow,
  SignInTriesRow,
  UploadTokenRow,
  UploadUseRow,
} from './models/operator'
import type {
  BillRow,
  IncidentRow,
  PaymentAccountRow,
  PaymentRow,
  PaymentVersionRow,
  PayNoticeRow,
  ShippingReportRow,
  TrustedCertificateRow,
} from './models/payment'
import type {
  CallBudgetRow,
  NoticeRow,
  PrivatePictureRow,
  ProgramRow,
  ReleaseRow,
  ReviewPictureRow,
  TesterRow,
} from './models/release'
import type { MediaRow, StaffRow, StoreRow, TimelineRow } from './models/store'
import type { StaffInviteRow, StorefrontRow, StorefrontVersionRow } from './models/storefront'
import type { TemplateRow } from './models/template'
import type { TicketRow, TokenRow } from './models/token'
import { Door, openTable, type OpenTable, type Table } from './table'

/** Which row each table holds. */
interface RowOf {
  stores: StoreRow
  staff: StaffRow
  media: MediaRow
  timeline: TimelineRow
  merchants: MerchantRow
  sessions: SessionRow
  authorizers: AuthorizerRow
  attempts: AttemptRow
  preAuthCodes: PreAuthCodeRow
  authCodes: AuthCodeRow
  tokens: TokenRow
  tickets: TicketRow
  inbox: InboxRow
  tasks: TaskRow
  sweeps: SweepRow
  templates: TemplateRow
  releases: ReleaseRow
  programs: ProgramRow
  privatePictures: PrivatePictureRow
  reviewPictures: ReviewPictureRow
  testers: TesterRow
  notices: NoticeRow
  callBudgets: CallBudgetRow
  operators: OperatorRow
  operatorSessions: OperatorSessionRow
  signInTries: SignInTriesRow
  uploadTokens: UploadTokenRow
  uploadUses: UploadUseRow
  manifests: ManifestRow
  goodsCategories: GoodsCategoryRow
  goods: GoodsRow
  variants: VariantRow
  customers: CustomerRow
  customerSessions: CustomerSessionRow
  addresses: AddressRow
  cartLines: CartLineRow
  contentChecks: ContentCheckRow
  orders: OrderRow
  orderLines: OrderLineRow
  shipments: ShipmentRow
  refunds: RefundRow
  diningTables: DiningTableRow
  sittings: SittingRow
  counters: CounterRow
  storefronts: StorefrontRow
  storefrontVersions: StorefrontVersionRow
  staffInvites: StaffInviteRow
  paymentAccounts: PaymentAccountRow
  paymentVersions: PaymentVersionRow
  trustedCertificates: TrustedCertificateRow
  payments: PaymentRow
  payNotices: PayNoticeRow
  incidents: IncidentRow
  bills: BillRow
  shippingReports: ShippingReportRow
}

export type Rows = { [Name in TableName]: Table<RowOf[Name]> }

/** Tables whose rows belong to one store: the ones its handle opens. */
export const storeTables = [
  'staff',
  'media',
  'timeline',
  'attempts',
  'releases',
  'programs',
  'privatePictures',
  'reviewPictures',
  'testers',
  'notices',
  'goodsCategories',
  'goods',
  'variants',
  'customers',
  'customerSessions',
  'addresses',
  'cartLines',
  'contentChecks',
  'orders',
  'orderLines',
  'shipments',
  'refunds',
  'diningTables',
  'sittings',
  'counters',
  'storefronts',
  'storefrontVersions',
  'staffInvites',
  'paymentAccounts',
  'paymentVersions',
  'trustedCertificates',
  'payments',
  'payNotices',
  'incidents',
  'bills',
  'shippingReports',
] as const
export type StoreRows = Pick<Rows, (typeof storeTables)[number]>

const names = Object.keys(tables) as TableName[]

const opened = new WeakMap<Database, Record<TableName, OpenTable>>()

/** What the doors of one database share, made once. */
function openedOf(database: Database): Record<TableName, OpenTable> {
  const known = opened.get(database)
  if (known) return known
  const { execute } = database
  const made = Object.fromEntries(names.map((name) => [name, openTable(execute, name, tables[name])])) as Record<
    TableName,
    OpenTable
  >
  opened.set(database, made)
  return made
}

const open = (database: Database, which: readonly TableName[], scope: object, transaction: Transaction | undefined) => {
  const made = openedOf(database)
  const rows: Partial<Record<TableName, Door<object>>> = {}
  for (const name of which) rows[name] = new Door(made[name], scope, transaction)
  return rows as unknown // each door is to the rows that its table holds
}

/** Every table, unscoped: for the platform's handle. */
export const openRows = (database: Database, transaction?: Transaction): Rows =>
  open(database, names, {}, transaction) as Rows

/** The tables of one store; no query through them can name another one's row. */
export const openStoreRows = (database: Database, storeId: string, transaction?: Transaction): StoreRows =>
  open(database, storeTables, { storeId }, transaction) as StoreRows
