import { Cell } from '../kit/components/Cell'
import { Icon } from '../kit/components/Icon'
import { open } from './navigate'

/** Leads to the pictures that go along with a submission. */
export const ReviewPicturesCell = () => (
  <Cell
    lead={<Icon name="album" />}
    title="给审核员看的截图（可选）"
    note="提交审核时一起给微信看"
    onClick={() => open('review-pictures')}
  />
)
