import type { Happenings } from '../world'
import { reminderDue, settlementDue } from './freezing'
import { noticeDue } from './notices'
import { refundDue } from './refunds'

/** What the clock can bring about in this part. */
export const payHappenings: Happenings = {
  notice: noticeDue,
  refund: refundDue,
  shippingReminder: reminderDue,
  settlement: settlementDue,
}
