import { useState } from 'react'
import { useAct } from './useAct'

interface Dialog {
  isBusy: boolean
  /** Does what was confirmed and says so; closes the dialog once it worked. */
  confirm(work: () => Promise<unknown>, done: string): void
}

/** A dialog that stays open, with what was typed, until its work has succeeded. */
export function useDialog(onClose: () => void, onDone: () => Promise<void>): Dialog {
  const [isBusy, setBusy] = useState(false)
  const act = useAct()
  const confirm = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    const isDone = await act(work, done)
    setBusy(false)
    if (!isDone) return
    onClose()
    await onDone()
  }
  return { isBusy, confirm: (work, done) => void confirm(work, done) }
}
