import { Agent, request as send, type Dispatcher } from 'undici'
import { fileTooLarge } from './errors'

const connectTimeoutMs = 5_000
const totalTimeoutMs = 10_000
const largestAnswer = 4 * 1024 * 1024
export const usualPausesMs = [300, 1_200]

// Of bills: a day's of a merchant with some 200,000 trades, over a slow line.
const fileTimeoutMs = 5 * 60_000
const largestFile = 64 * 1024 * 1024

/** What came back, whatever it says. */
export interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export type LineRequest = Omit<Dispatcher.RequestOptions, 'origin' | 'path'>

/** A line to WeChat Pay; with an identity, one on which a certificate is shown. */
export const openLine = (identity: { cert?: string; key?: string } = {}, largest = largestAnswer): Dispatcher =>
  new Agent({ connect: { ...identity, timeout: connectTimeoutMs }, maxResponseSize: largest })

/** The first host, and the one that is asked in the end. */
export const hostsOf = ({
  payUrl,
  fallbackUrl = payUrl,
}: {
  payUrl: string
  fallbackUrl?: string | undefined
}): [string, string] => [payUrl.replace(/\/$/, ''), fallbackUrl.replace(/\/$/, '')]

/** Asks once. @throws whatever the line ends with */
export async function exchange(
  url: string,
  request: LineRequest,
  dispatcher: Dispatcher,
  timeoutMs = totalTimeoutMs,
): Promise<Reply> {
  const signal = AbortSignal.timeout(timeoutMs)
  const { statusCode, headers, body } = await send(url, { ...request, dispatcher, signal })
  return { status: statusCode, headers, body: Buffer.from(await body.arrayBuffer()) }
}

/**
 * Downloads a file. Its limits are the connection's, so that one is opened for it alone: once a day for each account.
 *
 * @param path names it in what is thrown
 * @throws PayError PAY_FILE_TOO_LARGE
 */
export async function fetchFile(path: string, url: string, request: LineRequest): Promise<Reply> {
  const line = openLine({}, largestFile)
  try {
    return await exchange(url, request, line, fileTimeoutMs)
  } catch (cause) {
    throw (cause as { code?: unknown }).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' ? fileTooLarge(path, cause) : cause
  } finally {
    await line.destroy()
  }
}
