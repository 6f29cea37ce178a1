/** What differs between the builds of the store: data, never a page of its own. */
export interface FlavourData {
  /** The state in the header. */
  open: string
  closed: string
  /** After the time it opens again. */
  begins: string
  hours: string
  visit: string
  call: string
}
