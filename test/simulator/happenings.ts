import { endScan } from './programs/scan'
import { pushHappenings } from './pushes'
import type { Happenings } from './world'

/** Everything the clock can bring about. */
export const happenings: Happenings = {
  ...pushHappenings,
  async scan(world, ref) {
    endScan(world, ref)
  },
}
