import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../../server/db/connection'
import { migrate } from '../../server/db/migrate'
import { usualFile } from './environment'

/** Migrates one database for all tests of a run, its file in KAIDIAN_TEST_SQLITE: a copy takes a thousandth of the time. */
export async function makeTemplate(): Promise<void> {
  const template = path.join(await mkdtemp(path.join(tmpdir(), 'kaidian-template-')), usualFile)
  const silent = pino({ level: 'silent' })
  const database = await openDatabase(`sqlite:${template}`, silent)
  await migrate(database, silent)
  await database.close()
  process.env.KAIDIAN_TEST_SQLITE = template
}

export async function removeTemplate(): Promise<void> {
  const template = process.env.KAIDIAN_TEST_SQLITE
  if (template) await rm(path.dirname(template), { recursive: true, force: true })
}
