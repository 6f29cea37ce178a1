import { fields, isCall, textOf, type Fields } from '../../kit/value'
import { encodings } from '../bytes'
import { Refusal } from '../refusal'
import type { Program } from '../program'
import { asking, asks, type ApiGroup, type Apis } from './answer'

/** 文件系统. Each operation exists twice: with callbacks, and as …Sync which throws what the other answers. */
export const files: ApiGroup = (program) => ({
  getFileSystemManager: () => manager(program),
  ...asking(program, {
    saveFile: ({ tempFilePath }) => ({ savedFilePath: keep(program, textOf(tempFilePath)) }),
    getFileInfo: ({ filePath }) => ({ size: program.files.read(textOf(filePath)).length }),
    getSavedFileList: () => ({ fileList: [] }),
    removeSavedFile: ({ filePath }) => program.files.remove(textOf(filePath)),
  }),
})

type Operation = (options: Fields) => Fields | void

function manager(program: Program): Apis {
  return Object.fromEntries(
    Object.entries(operations(program)).flatMap(([name, run]) => [
      [name, asks(program, name, run)],
      [`${name}Sync`, (...given: unknown[]) => now(name, run, given)],
    ]),
  )
}

/** The …Sync form takes the same things in a row; it answers the one thing that was asked for. */
function now(name: string, run: Operation, given: unknown[]): unknown {
  const options = Object.fromEntries((order[name] ?? []).map((field, at) => [field, given[at]]))
  try {
    return Object.values(fields(run(options)))[0]
  } catch (error) {
    throw new Error(`${name}Sync:fail ${error instanceof Refusal ? error.message : String(error)}`)
  }
}

const order: Record<string, string[]> = {
  ...{ writeFile: ['filePath', 'data', 'encoding'], appendFile: ['filePath', 'data', 'encoding'] },
  ...{ readFile: ['filePath', 'encoding'], access: ['path'], unlink: ['filePath'], mkdir: ['dirPath'] },
  ...{ rmdir: ['dirPath'], readdir: ['dirPath'], stat: ['path'], copyFile: ['srcPath', 'destPath'] },
  ...{ rename: ['oldPath', 'newPath'], saveFile: ['tempFilePath'], getFileInfo: ['filePath'] },
}

function operations(program: Program): Record<string, Operation> {
  const { files: store } = program
  const copy = (from: unknown, to: unknown) => store.write(textOf(to), store.read(textOf(from)))
  return {
    writeFile: ({ filePath, data, encoding }) => store.write(textOf(filePath), bytesOf(data, encoding)),
    appendFile: ({ filePath, data, encoding }) => {
      const before = store.read(textOf(filePath))
      store.write(textOf(filePath), Uint8Array.from([...before, ...bytesOf(data, encoding)]))
    },
    readFile: ({ filePath, encoding }) => {
      const bytes = store.read(textOf(filePath))
      return { data: encoding === undefined ? program.realm.intoBytes(bytes) : encoderOf(encoding).read(bytes) }
    },
    access: ({ path }) => {
      if (!store.has(textOf(path))) throw new Refusal(`no such file or directory ${textOf(path)}`)
    },
    unlink: ({ filePath }) => store.remove(textOf(filePath)),
    mkdir: () => undefined,
    rmdir: () => undefined,
    readdir: ({ dirPath }) => ({ files: store.list(textOf(dirPath)) }),
    stat: ({ path }) => ({
      stats: { size: store.read(textOf(path)).length, isFile: () => true, isDirectory: () => false },
    }),
    copyFile: ({ srcPath, destPath }) => copy(srcPath, destPath),
    rename: ({ oldPath, newPath }) => {
      copy(oldPath, newPath)
      store.remove(textOf(oldPath))
    },
    saveFile: ({ tempFilePath }) => ({ savedFilePath: keep(program, textOf(tempFilePath)) }),
    getFileInfo: ({ filePath }) => ({ size: store.read(textOf(filePath)).length }),
  }
}

const encoderOf = (encoding: unknown) => {
  const found = encodings[textOf(encoding, 'utf8').toLowerCase()]
  if (!found) throw new Refusal(`invalid encoding ${textOf(encoding)}`)
  return found
}

const bytesOf = (data: unknown, encoding: unknown): Uint8Array =>
  typeof data === 'string' ? encoderOf(encoding).write(data) : new Uint8Array(bufferOf(data))

/** A buffer of the package's realm is not an `instanceof` ours, but it has its length. */
function bufferOf(data: unknown): ArrayBuffer {
  if (typeof fields(data).byteLength === 'number' && isCall(fields(data).slice)) return data as ArrayBuffer
  throw new Refusal('parameter error: parameter.data should be String or ArrayBuffer')
}

function keep(program: Program, from: string): string {
  const to = `wxfile://usr/store_${from.replace(/^.*[/_]/, '')}`
  program.files.write(to, program.files.read(from))
  return to
}
