import { Button } from '../../kit/components/Button'
import { Empty } from '../../kit/components/Empty'
import { replace } from '../navigate'

/** In place of a page that changes a part of a look which nobody has begun: opened from outside, or by an old link. */
export const NotBegun = () => (
  <Empty text="要从“装修”开始修改">
    <Button onClick={() => replace('decorate')}>去装修</Button>
  </Empty>
)
