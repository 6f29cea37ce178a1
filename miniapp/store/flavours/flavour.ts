/** What differs between the builds of the store: data, never a page of its own. */
export interface FlavourData {
  /** The state in the header. */
  open: string
  closed: string
  /** While it is open and can be called. */
  welcome: string
  /** After the time it opens again. */
  begins: string
  hours: string
  visit: string
  call: string
  /** On the page of a customer's orders, while the store takes them on the spot only. */
  noOrders: string
}
