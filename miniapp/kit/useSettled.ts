import { useEffect, useState } from 'react'

const pauseMs = 400

/** What was typed, once the fingers rest: every letter would be a request of its own. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
