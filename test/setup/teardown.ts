/** After all tests: stops the MariaDB that `global.ts` started. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.kaidianMariadb?.stop()
}
