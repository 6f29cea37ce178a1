import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { open } from '../../navigate'
import { ReleaseCell } from '../../ReleaseCell'
import { sorted } from '../../requirements'

/** What customers see, what is on its way to them, and how much is still open. */
export function Versions({ opening: { live, current, requirements } }: { opening: OpeningView }) {
  const { blocking, later } = sorted(requirements)
  const left = blocking.length + later.length
  return (
    <Card title={live ? '店铺已上线' : '店铺还没上线'} isFlush>
      {live && <ReleaseCell release={live} />}
      {current && <ReleaseCell release={current} />}
      <Cell title={live ? '版本和待办' : '开店进度'} onClick={() => open('open-store')}>
        {left > 0 ? `还有 ${left} 项` : '查看全部'}
      </Cell>
    </Card>
  )
}
