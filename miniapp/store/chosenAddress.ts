let chosen: string | null = null

/** The address that was tapped on the page of addresses, for the checkout it was opened from. */
export const keepChosenAddress = (id: string): void => {
  chosen = id
}

/** The address chosen since the last look; null when there was none. */
export function takeChosenAddress(): string | null {
  const id = chosen
  chosen = null
  return id
}
