import { fromBase64, toBase64 } from './bytes'
import type { Memory } from './host'
import { Refusal } from './refusal'

/**
 * A program's files. `wxfile://usr` stays until the program is removed from the phone, `wxfile://tmp` until it is closed.
 */
export interface FileStore {
  read(path: string): Uint8Array
  write(path: string, bytes: Uint8Array): void
  remove(path: string): void
  has(path: string): boolean
  list(folder: string): string[]
  /** Keeps bytes under a name nobody chose, as chosen pictures and downloads are. */
  temporary(base64: string, extension: string): string
}

const prefix = 'file:'
const own = 'wxfile://usr/'

export function createFileStore(memory: Memory, packaged: (path: string) => string | undefined): FileStore {
  const temporary = new Map<string, string>()
  const isOwn = (path: string) => path.startsWith(own)
  const find = (path: string) => (isOwn(path) ? memory.read(prefix + path) : temporary.get(path))
  const bytesAt = (path: string): Uint8Array | undefined => {
    const base64 = find(path)
    const text = packaged(path.replace(/^\//, ''))
    return base64 !== undefined ? fromBase64(base64) : text === undefined ? undefined : new TextEncoder().encode(text)
  }
  const mustFind = (path: string): Uint8Array => {
    const bytes = bytesAt(path)
    if (!bytes) throw new Refusal(`no such file or directory ${path}`, { errCode: 1300002 })
    return bytes
  }
  return {
    read: mustFind,
    has: (path) => bytesAt(path) !== undefined || path.replace(/\/$/, '') === 'wxfile://usr',
    write: (path, bytes) => {
      if (!isOwn(path)) throw new Refusal(`permission denied, open ${path}`, { errCode: 1300013 })
      memory.write(prefix + path, toBase64(bytes))
    },
    remove: (path) => {
      mustFind(path)
      memory.remove(prefix + path)
      temporary.delete(path)
    },
    list: (folder) => {
      const start = `${prefix}${folder.replace(/\/$/, '')}/`
      return memory.names().flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []))
    },
    temporary: (base64, extension) => {
      const path = `wxfile://tmp_${Math.random().toString(36).slice(2)}.${extension}`
      temporary.set(path, base64)
      return path
    },
  }
}
