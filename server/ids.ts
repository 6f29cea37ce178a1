import { createHash, randomFillSync, randomInt } from 'node:crypto'

const idBytes = 16
const pool = Buffer.alloc(256 * idBytes) // asking the system for bytes costs the same for many as for few
let used = pool.length

/** 128 random bits as text that fits into a path. Made before the insert, so nothing depends on the database's counter. */
export function newId(prefix = ''): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += idBytes
  return prefix + pool.toString('base64url', used - idBytes, used)
}

// No 0/o, 1/l/i: a person may have to read it aloud.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** `s_` and 16 letters: what a store is called outside the server. */
export const newStoreKey = (): string =>
  `s_${Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('')}`

/** What we keep of a token that only its holder knows. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Time and id in one: sorts as the rows were made, and names the place in a list where a page of it ends. */
export const newSortKey = (at: Date): string => `${String(at.getTime()).padStart(13, '0')}-${newId()}`
