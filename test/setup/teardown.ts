import { removeTemplate } from './sqlite'

/** After all tests: removes and stops what `global.ts` made and started. */
export default async function globalTeardown(): Promise<void> {
  await removeTemplate()
  await globalThis.kaidianMariadb?.stop()
}
