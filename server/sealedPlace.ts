/** Every column that holds sealed texts: what a change of keys has to go through. */
export const sealedColumns = {
  tokens: ['accessToken', 'refreshToken'],
  tickets: ['ticket'],
  merchants: ['sessionKey'],
  customers: ['sessionKey'],
  inbox: ['body'],
  preAuthCodes: ['code'],
  authCodes: ['code'],
  paymentVersions: ['privateKey', 'apiV3Key', 'apiV2Key'],
} as const

export type SealedTable = keyof typeof sealedColumns
export type SealedColumn<Name extends SealedTable> = (typeof sealedColumns)[Name][number]

/** Where a sealed text lives: what `seal` and `open` take as `aad`. */
export const sealedPlace = <Name extends SealedTable>(table: Name, column: SealedColumn<Name>, rowId: string): string =>
  `${table}.${column}.${rowId}`
