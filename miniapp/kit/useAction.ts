import { useCallback, useRef, useState } from 'react'
import { asFailure, type CallFailure } from './call'

interface Action {
  run(): void
  isRunning: boolean
  failure: CallFailure | null
}

/** Something a tap starts: one at a time, its failure kept to be shown beside the button. */
export function useAction(act: () => Promise<void>): Action {
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<CallFailure | null>(null)
  const busy = useRef(false)

  const run = useCallback(() => {
    if (busy.current) return
    busy.current = true
    setRunning(true)
    setFailure(null)
    act()
      .catch((thrown: unknown) => setFailure(asFailure(thrown)))
      .finally(() => {
        busy.current = false
        setRunning(false)
      })
  }, [act])

  return { run, isRunning, failure }
}
