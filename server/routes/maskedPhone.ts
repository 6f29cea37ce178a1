/** Of a short number, as they are abroad, three and four digits would be all or nearly all. */
export const maskedPhone = (phone: string): string =>
  phone.length < 11 ? `****${phone.slice(-2)}` : `${phone.slice(0, 3)}****${phone.slice(-4)}`
