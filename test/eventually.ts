import { isFailure } from '../server/failures'

type Nothing = null | undefined | false | void

const patienceMs = 200_000

/** Waits until `look` answers something, and answers that. A busy machine is slow, and no failure: it waits for minutes. */
export async function eventually<T>(look: () => Promise<T | Nothing> | T | Nothing): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > deadline) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Asks WeChat for something, once more where somebody else is just renewing the tokens for it. */
export const patiently = <T>(ask: () => Promise<T>): Promise<T> =>
  eventually(async () => {
    try {
      return { answer: await ask() }
    } catch (error) {
      if (isFailure(error, 'WECHAT_TOKEN_BUSY')) return null
      throw error
    }
  }).then(({ answer }) => answer)

/**
 * Waits for a bill: one that was refused while the clock jumped is asked for again half an hour later.
 *
 * @param pass lets so many seconds go by on WeChat's clock
 */
export async function compared(
  pass: (seconds: number) => Promise<unknown>,
  look: () => Promise<boolean>,
): Promise<void> {
  let looks = 0
  await eventually(async () => {
    if (++looks % 200 === 0) await pass(31 * 60)
    return look()
  })
}
