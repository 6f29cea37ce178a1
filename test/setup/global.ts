import { makeKeyFolder } from './keys'
import { makeTemplate } from './sqlite'
import { startMariadb, type Mariadb } from './mariadb'

declare global {
  var kaidianMariadb: Mariadb | null | undefined
}

/**
 * Before all tests: a migrated SQLite file that each test copies, a folder for the simulators' keys, and a MariaDB of our own where one is installed, its
 * address in KAIDIAN_TEST_MYSQL. An address that is set already is used as it is. With CI_REQUIRE_SERVICES=1 a missing
 * MariaDB fails the run instead of shortening it.
 */
export default async function globalSetup(): Promise<void> {
  await makeTemplate()
  await makeKeyFolder()
  if (process.env.KAIDIAN_TEST_MYSQL) return
  globalThis.kaidianMariadb = await startMariadb()
  if (globalThis.kaidianMariadb) process.env.KAIDIAN_TEST_MYSQL = globalThis.kaidianMariadb.url
  else if (process.env.CI_REQUIRE_SERVICES === '1') throw new Error('MariaDB is required here and not installed')
}
