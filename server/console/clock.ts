let aheadMs = 0

/** Takes the server's clock from an answer: in a simulation it is not this browser's. */
export function hearTime(date: string | null): void {
  const told = date === null ? Number.NaN : Date.parse(date)
  if (!Number.isNaN(told)) aheadMs = told - Date.now()
}

/** Milliseconds, by the server's clock. */
export const now = (): number => Date.now() + aheadMs
