import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

/**
 * What a page is narrowed to, kept in its address: a link shows the same. What is empty is left out.
 *
 * @param names the same list each time
 */
export function useFilters<Name extends string>(
  names: readonly Name[],
): [Record<Name, string>, (changes: Partial<Record<Name, string>>) => void] {
  const [params, setParams] = useSearchParams()
  const filters = useMemo(
    () => Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as Record<Name, string>,
    [names, params],
  )
  const change = useCallback(
    (changes: Partial<Record<Name, string>>) => setParams((before) => changed(before, changes), { replace: true }),
    [setParams],
  )
  return [filters, change]
}

function changed(before: URLSearchParams, changes: Record<string, string | undefined>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value)
    else after.delete(name)
  }
  return after
}
