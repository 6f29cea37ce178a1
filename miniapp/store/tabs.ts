/** The pages that the bar at the bottom leads to, in its order, and how they are called there. */
export const tabs: readonly { page: string; text: string }[] = process.env.TARO_FLAVOUR === 'dining' ? [] : []
