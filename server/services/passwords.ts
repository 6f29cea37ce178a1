import { randomBytes, randomInt, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

// OWASP Password Storage Cheat Sheet, scrypt: one of the settings it holds for equal. 32 MB for each password looked at.
const cost = { N: 2 ** 15, r: 8, p: 3 }
const saltBytes = 16
const keyBytes = 32

/** As it is stored: `scrypt$N$r$p$salt$key`, so that the cost may rise without touching what is there. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  return stored(cost, salt, await derive(password, salt, keyBytes, cost))
}

/** Whether this is the password. Nobody's password, `null`, takes as long as somebody's. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const { salt, key, ...itsCost } = parse(hash ?? nobodys)
  const derived = await derive(password, salt, key.length, itsCost)
  return timingSafeEqual(derived, key) && hash !== null
}

// No 0/o, 1/l/i: it is read from a screen once and typed.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four times five letters: 99 bits. */
export const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  )

interface Cost {
  N: number
  r: number
  p: number
}

const stored = ({ N, r, p }: Cost, salt: Buffer, key: Buffer): string =>
  ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')

const nobodys = stored(cost, randomBytes(saltBytes), randomBytes(keyBytes))

function parse(hash: string): Cost & { salt: Buffer; key: Buffer } {
  const [kind, N, r, p, salt = '', key = ''] = hash.split('$')
  if (kind !== 'scrypt') throw new Error(`a password is stored as ${kind}`)
  return {
    ...{ N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

/** The same characters typed on another keyboard are the same password. */
const derive = (password: string, salt: Buffer, length: number, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r + 2 ** 20 }
    scrypt(password.normalize('NFKC'), salt, length, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
