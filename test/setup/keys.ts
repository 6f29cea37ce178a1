import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder in which the simulators of all tests keep the keys that one of them has found, in KAIDIAN_SIMULATOR_KEYS. */
export async function makeKeyFolder(): Promise<void> {
  process.env.KAIDIAN_SIMULATOR_KEYS = await mkdtemp(path.join(tmpdir(), 'kaidian-keys-'))
}

export async function removeKeyFolder(): Promise<void> {
  const folder = process.env.KAIDIAN_SIMULATOR_KEYS
  if (folder) await rm(folder, { recursive: true, force: true })
}
