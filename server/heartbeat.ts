/**
 * Runs `beat` again and again until `work` has ended: how a lease is held exactly as long as its holder works, and still
 * runs out soon after one that was killed.
 *
 * A beat that fails is let go: the next one comes, or the lease runs out. One that is under way when the work ends may
 * land after it, so it must name the holder in what it writes.
 */
export async function withHeartbeat<Result>(
  everyMs: number,
  beat: () => Promise<unknown>,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setInterval(() => void beat().catch(() => undefined), everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
