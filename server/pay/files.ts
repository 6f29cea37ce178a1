import { Agent, request as send, type Dispatcher } from 'undici'
import { fileTooLarge } from './errors'

// Of bills: a day's of a merchant with some 200,000 trades, over a slow line.
const largestFile = 64 * 1024 * 1024
const timeoutMs = 5 * 60_000
const connectTimeoutMs = 5_000

interface FetchedFile {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/**
 * Downloads a file. Its limits are the connection's, so that one is opened for it alone: once a day for each account.
 *
 * @param path names it in what is thrown
 * @throws PayError PAY_FILE_TOO_LARGE
 */
export async function fetchFile(
  path: string,
  url: string,
  request: Omit<Dispatcher.RequestOptions, 'origin' | 'path'>,
): Promise<FetchedFile> {
  const dispatcher = new Agent({ connect: { timeout: connectTimeoutMs }, maxResponseSize: largestFile })
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const { statusCode, headers, body } = await send(url, { ...request, dispatcher, signal })
    return { status: statusCode, headers, body: Buffer.from(await body.arrayBuffer()) }
  } catch (cause) {
    throw (cause as { code?: unknown }).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' ? fileTooLarge(path, cause) : cause
  } finally {
    await dispatcher.destroy()
  }
}
