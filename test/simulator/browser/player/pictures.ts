import { dataUrl, toBase64 } from './bytes'
import { resolve } from './modules'
import type { Program } from './program'

/** Where the browser finds a picture that a page names: on the net, among the program's files, or in its package. */
export function pictureAddress(program: Program, src: string, route: string): string {
  if (src === '' || /^(https?|data|blob):/.test(src)) return src
  if (src.startsWith('wxfile:')) return program.files.has(src) ? dataUrl(toBase64(program.files.read(src))) : ''
  return program.package.address(resolve(route, src))
}
