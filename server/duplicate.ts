/** The driver's code behind an error of Sequelize's: `ER_DUP_ENTRY`, `SQLITE_BUSY`, … */
export function driverCode(error: unknown): string | undefined {
  const { parent, code } = error as { parent?: { code?: unknown }; code?: unknown }
  const found = parent?.code ?? code
  return typeof found === 'string' ? found : undefined
}

const codes = ['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']

/** True when a row with the same unique key is there already, on both databases. */
export const isDuplicate = (error: unknown): boolean => codes.includes(driverCode(error) ?? '')
