import type { Happenings } from '../world'
import { noticeDue } from './notices'

/** What the clock can bring about in this part. */
export const payHappenings: Happenings = {
  notice: noticeDue,
}
