import { makeKeyFolder, removeKeyFolder } from './keys'
import { startMariadb, type Mariadb } from './mariadb'
import { makeTemplate, removeTemplate } from './sqlite'

let mariadb: Mariadb | null = null

/**
 * Before all tests: a migrated SQLite file that each test copies, a folder for the simulators' keys, and a MariaDB of
 * our own where one is installed, its address in KAIDIAN_TEST_MYSQL. An address that is set already is used as it is.
 * With CI_REQUIRE_SERVICES=1 a missing MariaDB fails the run instead of shortening it.
 */
export async function setup(): Promise<void> {
  await makeTemplate()
  await makeKeyFolder()
  if (process.env.KAIDIAN_TEST_MYSQL) return
  mariadb = await startMariadb()
  if (mariadb) process.env.KAIDIAN_TEST_MYSQL = mariadb.url
  else if (process.env.CI_REQUIRE_SERVICES === '1') throw new Error('MariaDB is required here and not installed')
}

/** After all tests: removes and stops what was made and started. */
export async function teardown(): Promise<void> {
  await removeTemplate()
  await removeKeyFolder()
  await mariadb?.stop()
}
