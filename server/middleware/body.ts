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
export async function rawBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new Failure('PAYLOAD_TOO_LARGE', { maxBytes })
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of chunksOf(request)) {
    length += chunk.length
    if (length > maxBytes) throw new Failure('PAYLOAD_TOO_LARGE', { maxBytes })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    // Not destroyed on the way out: the refusal still has to reach the sender.
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
  } catch (cause) {
    throw new Failure('INVALID_INPUT', { message: 'the sender hung up' }, { cause })
  }
}
