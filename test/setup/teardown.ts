import { removeKeyFolder } from './keys'
import { removeTemplate } from './sqlite'

/** After all tests: removes and stops what `global.ts` made and started. */
export default async function globalTeardown(): Promise<void> {
  await removeTemplate()
  await removeKeyFolder()
  await globalThis.kaidianMariadb?.stop()
}
