import type { TokenRule } from './row'

const known = new Map<string, TokenRule>()

/** Filled once all tables are loaded, so that a table can ask about its neighbours without importing them. */
export function knowPaths(rows: Record<string, { token: TokenRule }>): void {
  for (const [key, { token }] of Object.entries(rows)) known.set(key.replace(/^[A-Z]+ /, ''), token)
}

export const isPathKnown = (path: string): boolean => known.has(path)
export const pathToken = (path: string): TokenRule | undefined => known.get(path)
