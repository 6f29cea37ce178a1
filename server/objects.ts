import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { newId } from './ids'

/** Files by their names; a name may have folders in it. Where they really are is nobody else's business. */
export interface Objects {
  /** All of it or nothing: nobody is ever given half a file. */
  put(name: string, bytes: Buffer): Promise<void>
  /** Null when there is none, or it was lost. */
  get(name: string): Promise<Buffer | null>
  /** A second time changes nothing. */
  drop(name: string): Promise<void>
}

/** What anybody may fetch under /media, and what leaves the server only through a session. */
export interface Depot {
  public: Objects
  private: Objects
}

/** In a folder of this machine. */
export const localDepot = (dataDir: string): Depot => ({
  public: folder(path.join(dataDir, 'media')),
  private: folder(path.join(dataDir, 'private')),
})

function folder(root: string): Objects {
  const place = (name: string): string => {
    const found = path.join(root, name)
    if (!found.startsWith(root + path.sep)) throw new TypeError(`${name} is outside of ${root}`)
    return found
  }
  return {
    put: async (name, bytes) => {
      const file = place(name)
      const unfinished = path.join(path.dirname(file), `.${newId()}`)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(unfinished, bytes)
      await rename(unfinished, file)
    },
    get: async (name) => {
      const file = place(name)
      return readFile(file).catch(() => null)
    },
    drop: async (name) => rm(place(name), { force: true }),
  }
}
