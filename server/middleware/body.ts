import type { IncomingMessage } from 'node:http'
import { bodyParser } from '@koa/bodyparser'
import type { Middleware } from 'koa'
import { Failure } from '../failures'

/** JSON bodies of the API: the largest is a store's opening hours, a few kilobytes. Files come as multipart, not here. */
const jsonLimit = '256kb'

export const jsonBody = (): Middleware =>
  bodyParser({ enableTypes: ['json'], jsonLimit, parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'] }) as Middleware

/**
 * The body as it came, for whoever checks a signature over it.
 *
 * @throws PAYLOAD_TOO_LARGE as soon as it is known to be longer, INVALID_INPUT when the sender hangs up half-way
 */
export function rawBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const take = (chunk: Buffer): void => {
      chunks.push(chunk)
      length += chunk.length
      if (length > maxBytes) tooLarge()
    }
    const tooLarge = (): void => {
      request.off('data', take).pause() // not destroyed: the refusal still has to reach the sender
      reject(new Failure('PAYLOAD_TOO_LARGE', { maxBytes }))
    }
    const hungUp = (cause?: unknown): void =>
      reject(new Failure('INVALID_INPUT', { message: 'the sender hung up' }, { cause }))
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge()
    request.on('data', take)
    request.once('end', () => resolve(Buffer.concat(chunks, length)))
    request.once('error', hungUp)
    request.once('close', () => request.readableEnded || hungUp())
  })
}
