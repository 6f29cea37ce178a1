import { payHappenings } from './payments'
import { endCategoryReview } from './programs/categoryReview'
import { endMediaCheck } from './programs/contentCheck'
import { endApiReview } from './programs/privacyApis'
import { endReview } from './programs/review/reviewer'
import { endScan } from './programs/scan'
import { pushHappenings } from './pushes'
import type { Happenings } from './world'

/** Everything the clock can bring about. */
export const happenings: Happenings = {
  ...pushHappenings,
  ...payHappenings,
  async scan(world, ref) {
    endScan(world, ref)
  },
  async category(world, ref) {
    endCategoryReview(world, ref)
  },
  async privacyApi(world, ref) {
    endApiReview(world, ref)
  },
  review: endReview,
  mediaCheck: endMediaCheck,
}
