/** What differs between the builds of the store: data, never a page of its own. */
export interface FlavourData {
  /** The state in the header. */
  open: string
  closed: string
  /** While it is open. */
  welcome: string
  /** While it is closed, after the time it opens again. */
  meanwhile: string
  hours: string
  visit: string
  call: string
}
