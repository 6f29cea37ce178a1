import type { TimelineLine } from '../../shared/api/customer/orders'
import type { Step } from './components/Steps'
import { dayAndTime } from './time'

/** A line of an order's timeline, as it is drawn. */
export const stepOf = ({ at, text, note, tone }: TimelineLine): Step => ({
  title: text,
  ...(note !== null && { note }),
  time: dayAndTime(at),
  state: tone,
})
