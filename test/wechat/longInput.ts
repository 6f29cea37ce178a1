const longest = 128 * 1024 // a callback may be that long, and is read before its signature can be checked

/** One piece again and again between start and end, as long as a callback may be. */
export const filled = (start: string, piece: string, end = ''): string =>
  start + piece.repeat(Math.floor((longest - start.length - end.length) / piece.length)) + end

/** The milliseconds of the best of five runs: the others may have had to share the machine. */
export function fastest(work: () => unknown): number {
  const runs = Array.from({ length: 5 }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return Math.min(...runs)
}

/**
 * Milliseconds that a text of 128 KiB may take on a machine that is busy with something else. Linear reading needs a
 * few; what looks back at every character needs thousands.
 */
export const bearableMs = 250
