import { useCallback, useState } from 'react'
import type { Page } from '../../shared/api/ids'
import type { CallFailure } from './call'
import { useAction } from './useAction'
import { useRemote, type Remote } from './useRemote'

interface Further<Row> {
  /** Where it goes on from: what the first page ended with. */
  from: string
  rows: Row[]
  after: string | null
}

/** A list that comes in pages. The first is what a page of ours waits for; the others follow when they are scrolled to. */
export interface Paged<Row> {
  first: Remote<Page<Row>>
  rows: Row[]
  isAtEnd: boolean
  isLoadingMore: boolean
  failure: CallFailure | null
  more(): void
}

/** A list that has changed at its beginning is read on from there again, so that nothing is missed between two pages. */
export function usePaged<Row extends { id: string }>(load: (after?: string) => Promise<Page<Row>>): Paged<Row> {
  const [first] = useRemote(useCallback(() => load(), [load]))
  const [kept, setKept] = useState<Further<Row> | null>(null)
  const head: Page<Row> = first.state === 'ready' ? first.value : { rows: [], after: null }
  const further = kept && kept.from === head.after ? kept : null
  const after = further ? further.after : head.after

  const next = useCallback(async () => {
    if (after === null || head.after === null) return
    const page = await load(after)
    setKept({ from: head.after, rows: [...(further?.rows ?? []), ...page.rows], after: page.after })
  }, [load, after, head.after, further])
  const { run, isRunning, failure } = useAction(next)

  const rows = [...head.rows, ...(further?.rows ?? [])]
  return { first, rows, isAtEnd: after === null, isLoadingMore: isRunning, failure, more: run }
}
