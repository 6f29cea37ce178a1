import multer from '@koa/multer'
import type { Context, Middleware } from 'koa'
import { Failure } from '../failures'

export interface UploadedFile {
  bytes: Buffer
  /** What the sender says it is; whoever uses it looks into the bytes. */
  type: string
  name: string
}

/**
 * Takes one file in a multipart body, in memory.
 *
 * @throws PAYLOAD_TOO_LARGE, INVALID_INPUT when the file is missing
 */
export function upload({ field, maxBytes }: { field: string; maxBytes: number }): Middleware {
  const limits = { fileSize: maxBytes, files: 1, fields: 20, fieldSize: 64 * 1024, parts: 21 }
  const parse = multer({ storage: multer.memoryStorage(), limits }).single(field)
  const missing = () => new Failure('INVALID_INPUT', {}, { field, text: '请选择要上传的文件' })
  return async (ctx, next) => {
    if (!ctx.is('multipart/form-data')) throw missing()
    try {
      await parse(ctx, async () => undefined)
    } catch (error) {
      throw refusal(error, field)
    }
    if (!fileOf(ctx)) throw missing()
    await next()
  }
}

/** The file that `upload` took. */
export function fileOf(ctx: Context): UploadedFile | undefined {
  const file = (ctx as Context & { file?: multer.File }).file
  return file && { bytes: file.buffer, type: file.mimetype, name: file.originalname }
}

function refusal(error: unknown, field: string): Failure {
  const code = (error as { code?: unknown }).code
  if (code === 'LIMIT_FILE_SIZE') return new Failure('PAYLOAD_TOO_LARGE', { code }, { field, cause: error })
  return new Failure('INVALID_INPUT', { code }, { field, cause: error })
}
