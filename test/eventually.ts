type Nothing = null | undefined | false | void

/** Waits until `look` answers something, and answers that. A busy machine is slow, and no failure: it waits for minutes. */
export async function eventually<T>(look: () => Promise<T | Nothing> | T | Nothing, seconds = 200): Promise<T> {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > deadline) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
