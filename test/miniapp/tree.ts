/** A node of Taro's tree as it crosses setData: `nn` name, `sid` id, `cl` class, `v` text, `cn` children, `pN` properties. */
export interface TaroNode {
  nn?: string
  sid?: string
  v?: string
  cn?: TaroNode[]
  [property: string]: unknown
}

type Anything = Record<string, unknown>

/** Applies setData's paths: `root.cn.[0].cn.[1].v`. */
export function patch(data: Anything, changes: Anything): void {
  for (const [at, value] of Object.entries(changes)) {
    const steps = at
      .replace(/\[(\d+)\]/g, '$1')
      .split('.')
      .filter(Boolean)
    const last = steps.pop() ?? ''
    const holder = steps.reduce<Anything>((node, step) => (node[step] ??= {}) as Anything, data)
    holder[last] = value
  }
}

/** The nodes from the root down to the first, deepest one that matches. */
export function trailTo(node: TaroNode, matches: (node: TaroNode) => boolean): TaroNode[] | null {
  for (const child of node.cn ?? []) {
    const below = trailTo(child, matches)
    if (below) return [node, ...below]
  }
  return matches(node) ? [node] : null
}

/** The same to the last one: what was drawn later lies over it. */
export function lastTrailTo(node: TaroNode, matches: (node: TaroNode) => boolean): TaroNode[] | null {
  for (const child of [...(node.cn ?? [])].reverse()) {
    const below = lastTrailTo(child, matches)
    if (below) return [node, ...below]
  }
  return matches(node) ? [node] : null
}

export const isText = (node: TaroNode): boolean => typeof node.v === 'string' && !node.cn

export const textsOf = (node: TaroNode): string[] => [
  ...(isText(node) && node.v ? [node.v] : []),
  ...(node.cn ?? []).flatMap(textsOf),
]
