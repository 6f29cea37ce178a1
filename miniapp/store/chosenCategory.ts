import { createHeld } from '../kit/held'

/** The category that is looked at: the home page leads to it, and a page of the bar takes no query. */
export const chosenCategory = createHeld<string | null>(null)
