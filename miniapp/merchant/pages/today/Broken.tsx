import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { Card } from '../../../kit/components/Card'
import { RequirementLine } from '../../RequirementLine'
import { sorted } from '../../requirements'

/** What has gone wrong since the store opened, an authorisation that was taken back above all: customers meet it. */
export function Broken({ opening }: { opening: OpeningView }) {
  const broken = sorted(opening.requirements).blocking.filter(({ state }) => state === 'failing')
  if (broken.length === 0) return null
  return (
    <Card title="需要处理" extra={`${broken.length} 项`} isFlush>
      {broken.map((one) => (
        <RequirementLine key={one.code} requirement={one} />
      ))}
    </Card>
  )
}
