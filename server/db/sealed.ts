import { createCipheriv, createDecipheriv, createHash, randomFillSync } from 'node:crypto'

/** Seals secrets for the database. */
export interface Sealer {
  /** `aad` binds the text to its place (`table.column.rowId`): moved to another row it does not open. */
  seal(plain: string, aad: string): string
  /** @throws SealError when no key of ours opens it, or it is not where it was sealed */
  open(sealed: string, aad: string): string
  /** True when it was sealed with the current key. */
  isCurrent(sealed: string): boolean
}

export class SealError extends Error {
  override name = 'SealError'
}

const version = 's1'
const algorithm = 'aes-256-gcm'
const ivBytes = 12 // 96 bits, what GCM is made for. Source: NIST SP 800-38D §5.2.1.1
const tagBytes = 16

/** Names a key without giving it away, so that the previous one is found after a change of keys. */
const keyId = (key: Buffer): string =>
  createHash('sha256').update('kaidian key id').update(key).digest('hex').slice(0, 8)

/**
 * AES-256-GCM with the first of `masterKeys`; the others only open. Sealed texts read `s1.<key id>.<base64url of iv, text,
 * tag>`.
 */
export function createSealer(masterKeys: readonly Buffer[]): Sealer {
  const keys = new Map(masterKeys.map((key) => [keyId(key), key]))
  const [current] = keys
  if (!current) throw new SealError('There is no master key')
  const [currentId, currentKey] = current
  return {
    seal: (plain, aad) => `${version}.${currentId}.${encrypt(currentKey, plain, aad).toString('base64url')}`,
    open: (sealed, aad) => {
      const [sealedVersion, id = '', body = ''] = sealed.split('.')
      const key = keys.get(id)
      if (sealedVersion !== version) throw new SealError(`${aad} does not hold a sealed text`)
      if (!key)
        throw new SealError(`${aad} was sealed with key ${id}, which is neither MASTER_KEY nor MASTER_KEY_PREVIOUS`)
      return decrypt(key, Buffer.from(body, 'base64url'), aad)
    },
    isCurrent: (sealed) => sealed.startsWith(`${version}.${currentId}.`),
  }
}

function encrypt(key: Buffer, plain: string, aad: string): Buffer {
  const iv = newIv()
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(aad))
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

// Asking the system for 12 bytes costs as much as for 3,072.
const pool = Buffer.alloc(256 * ivBytes)
let used = pool.length

/** Random, and never given twice. */
function newIv(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += ivBytes
  return Buffer.from(pool.subarray(used - ivBytes, used))
}

function decrypt(key: Buffer, body: Buffer, aad: string): string {
  try {
    const decipher = createDecipheriv(algorithm, key, body.subarray(0, ivBytes), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(aad)).setAuthTag(body.subarray(-tagBytes))
    return decipher.update(body.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw new SealError(`${aad} does not open: changed, or sealed for another place`, { cause })
  }
}
