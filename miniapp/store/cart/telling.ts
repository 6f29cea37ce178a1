let telling: Promise<unknown> = Promise.resolve()

/** What was tapped shows at once and is still on its way to the server: who asks about the cart waits for it. */
export function noteTelling(turn: Promise<unknown>): void {
  telling = Promise.all([telling, turn.catch(() => undefined)])
}

/** The server has heard of everything that was tapped. */
export const everythingTold = (): Promise<unknown> => telling
