interface Thrown {
  name?: string
  message?: string
  cause?: Thrown
}

/** What went wrong, at its root. Errors of the network come wrapped, and not always as instances of our own Error. */
export function reason(error: unknown): string {
  const { message, cause } = (typeof error === 'object' && error !== null ? error : {}) as Thrown
  return cause?.message ?? message ?? String(error)
}

export const isTimeout = (error: unknown): boolean => (error as Thrown | undefined)?.name === 'TimeoutError'
