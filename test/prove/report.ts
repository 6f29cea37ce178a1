/** What a proof found, counted and said in one line at its end. */
export interface Report {
  passed(): void
  /** One thing that must not be, with what is needed to see it again. */
  failed(text: string): void
  /** `condition` counts as passed, or as failed with the text. */
  check(condition: boolean, text: string): void
  /** Something to add up for the summary. */
  count(what: string, by?: number): void
  say(text: string): void
  /** Prints the summary; true when nothing failed. */
  end(): boolean
}

const mostShown = 40

export function aReport(name: string, seed: number): Report {
  const startedAt = performance.now()
  const counts = new Map<string, number>()
  let passes = 0
  let failures = 0
  const say = (text: string) => console.log(text)
  const failed = (text: string) => {
    if (++failures <= mostShown) say(`  FAILED ${text}`)
  }
  const passed = () => void passes++
  return {
    passed,
    failed,
    check: (condition, text) => (condition ? passed() : failed(text)),
    count: (what, by = 1) => void counts.set(what, (counts.get(what) ?? 0) + by),
    say,
    end: () => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      const figures = [...counts].map(([what, count]) => `${count} ${what}`).join(', ')
      say(`prove ${name}, seed ${seed}, ${seconds} s: ${figures}`)
      say(`${passes} passed, ${failures} failed`)
      return failures === 0 && passes > 0
    },
  }
}
