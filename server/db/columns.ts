import { DataTypes, type ModelAttributeColumnOptions } from 'sequelize'

/**
 * The kinds of columns our tables are made of. Times are milliseconds UTC and structures are JSON text, because SQLite
 * and MySQL return both of Sequelize's own types differently once a query is raw; `table.ts` turns them into `Date` and
 * objects at the door.
 */
export type ColumnKind = 'time' | 'json' | 'flag' | 'plain'

export interface Column extends ModelAttributeColumnOptions {
  kind: ColumnKind
}

const column = (kind: ColumnKind, type: ModelAttributeColumnOptions['type'], isOptional = false): Column => ({
  kind,
  type,
  allowNull: isOptional,
})

// Up to 16 MB. By name, because Sequelize warns about TEXT('medium') on SQLite, where the name means TEXT.
const mediumText = 'MEDIUMTEXT'

/** Opaque text made in the application before the insert. */
export const id = (): Column => ({ ...column('plain', DataTypes.STRING(96)), primaryKey: true })
export const text = (length: number): Column => column('plain', DataTypes.STRING(length))
export const longText = (): Column => column('plain', mediumText)
export const integer = (): Column => column('plain', DataTypes.BIGINT)
export const flag = (): Column => column('flag', DataTypes.INTEGER)
export const time = (): Column => column('time', DataTypes.BIGINT)
export const json = (): Column => column('json', mediumText)

export const optional = (c: Column): Column => ({ ...c, allowNull: true })
