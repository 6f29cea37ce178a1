import type { Migration } from '../migration'
import { foundation } from './0001-foundation'
import { templates } from './0002-templates'
import { releases } from './0003-releases'
import { operators } from './0004-operators'

/** In the order they run. */
export const migrations: readonly Migration[] = [foundation, templates, releases, operators]
