/** The key of the refund with which a payment that came for nothing goes back. */
export const excessKey = (paymentId: string): string => `excess:${paymentId}`
