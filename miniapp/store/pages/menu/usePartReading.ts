import { useCallback, useRef, useState } from 'react'
import { asFailure, type CallFailure } from '../../../kit/call'

type PartId = string | null

/** How the reading on of each part goes. */
export interface PartReading {
  /** Where the last time failed, until it is tried again. */
  failureOf(id: PartId): CallFailure | null
  isRunning(id: PartId): boolean
  run(id: PartId): void
}

type Going = 'running' | CallFailure

/** Reads parts on side by side, each one once at a time. */
export function usePartReading(readOn: (id: PartId) => Promise<void>): PartReading {
  const [going, setGoing] = useState<ReadonlyMap<PartId, Going>>(new Map())
  const running = useRef(new Set<PartId>())

  const run = useCallback(
    (id: PartId) => {
      if (running.current.has(id)) return
      const become = (now?: Going) => setGoing((before) => withGoing(before, id, now))
      running.current.add(id)
      become('running')
      readOn(id)
        .then(
          () => become(),
          (thrown: unknown) => become(asFailure(thrown)),
        )
        .finally(() => running.current.delete(id))
    },
    [readOn],
  )
  const failureOf = (id: PartId): CallFailure | null => {
    const now = going.get(id)
    return now === undefined || now === 'running' ? null : now
  }
  return { run, failureOf, isRunning: (id) => going.get(id) === 'running' }
}

function withGoing(before: ReadonlyMap<PartId, Going>, id: PartId, now?: Going): ReadonlyMap<PartId, Going> {
  const after = new Map(before)
  if (now) after.set(id, now)
  else after.delete(id)
  return after
}
