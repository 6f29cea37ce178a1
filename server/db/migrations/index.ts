import type { Migration } from '../migration'
import { foundation } from './0001-foundation'

/** In the order they run. */
export const migrations: readonly Migration[] = [foundation]
