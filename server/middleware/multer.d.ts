/** `@koa/multer` brings no types of its own; these are for the little we use. */
declare module '@koa/multer' {
  import type { Middleware } from 'koa'

  namespace multer {
    interface File {
      buffer: Buffer
      mimetype: string
      originalname: string
      size: number
    }
    interface Limits {
      fileSize?: number
      files?: number
      fields?: number
      fieldSize?: number
      parts?: number
    }
    function memoryStorage(): unknown
  }
  function multer(options?: { storage?: unknown; limits?: multer.Limits }): { single(field: string): Middleware }
  export = multer
}
