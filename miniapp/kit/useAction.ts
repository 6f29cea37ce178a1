import { useCallback, useRef, useState } from 'react'
import { asFailure, type CallFailure } from './call'

interface Action<Args extends unknown[]> {
  run(this: void, ...args: Args): void
  isRunning: boolean
  failure: CallFailure | null
}

/** Something a tap starts: one at a time, its failure kept to be shown beside the button. */
export function useAction<Args extends unknown[] = []>(act: (...args: Args) => Promise<void>): Action<Args> {
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<CallFailure | null>(null)
  const busy = useRef(false)

  const run = useCallback(
    (...args: Args) => {
      if (busy.current) return
      busy.current = true
      setRunning(true)
      setFailure(null)
      act(...args)
        .catch((thrown: unknown) => setFailure(asFailure(thrown)))
        .finally(() => {
          busy.current = false
          setRunning(false)
        })
    },
    [act],
  )

  return { run, isRunning, failure }
}
