import { generateKeyPair, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { World } from '../world'

const generate = promisify(generateKeyPair)

export interface KeyPair {
  publicKeyPem: string
  privateKeyPem: string
}

/** RSA 2048, PKCS#8, as WeChat's certificate tool makes them. Real chance: a seed does not repeat these. */
async function makeKeys(): Promise<KeyPair> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { publicKeyPem: publicKey, privateKeyPem: privateKey }
}

/**
 * A pair that nobody has in this world. Finding one takes up to a third of a second of work: where many worlds come and go,
 * KAIDIAN_SIMULATOR_KEYS names a folder in which the first, second, … pair of all of them is kept once it was found.
 */
export async function newKeys({ state }: World): Promise<KeyPair> {
  const folder = process.env.KAIDIAN_SIMULATOR_KEYS
  const nth = state.pay.keysTaken++
  if (!folder) return makeKeys()
  const file = path.join(folder, `${nth}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as KeyPair
  const found = await makeKeys()
  const part = `${file}.${randomUUID()}`
  writeFileSync(part, JSON.stringify(found))
  renameSync(part, file) // another process never reads half of it
  return found
}
