import { useEffect, useRef } from 'react'

/** Runs when a value that was known has become another: what was loaded before is old. */
export function useChange(value: string | object | null, run: () => Promise<void>): void {
  const known = useRef(value)
  useEffect(() => {
    if (value === null || known.current === value) return
    if (known.current !== null) void run()
    known.current = value
  }, [value, run])
}
