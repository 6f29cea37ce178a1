type Step = string | number

/** The steps of a setData path: `root.cn.[0].v`, `list[2].name`. */
function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) => (index === undefined ? word : Number(index)))
}

/** A copy in which the value at the path is replaced; everything beside the path stays the same object. */
function withValueAt(data: unknown, steps: readonly Step[], value: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(data) ? [...(data as unknown[])] : []
    list[step] = withValueAt(list[step], rest, value)
    return list
  }
  const owner = typeof data === 'object' && data !== null ? data : {}
  return { ...owner, [step]: withValueAt((owner as Record<string, unknown>)[step], rest, value) }
}

export const withPatches = <T>(data: T, patches: Record<string, unknown>): T =>
  Object.entries(patches).reduce((all, [path, value]) => withValueAt(all, stepsOf(path), value) as T, data)
