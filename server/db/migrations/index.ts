import type { Migration } from '../migration'
import { foundation } from './0001-foundation'
import { templates } from './0002-templates'

/** In the order they run. */
export const migrations: readonly Migration[] = [foundation, templates]
