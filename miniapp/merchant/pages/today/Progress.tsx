import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { ProgressBar } from '../../../kit/components/ProgressBar'
import { open } from '../../navigate'
import { wayFor } from '../../nextStep'
import { ReleaseCell } from '../../ReleaseCell'
import { RequirementLine } from '../../RequirementLine'
import { firstOfMine, sorted } from '../../requirements'

const mostShown = 4

/** 开店进度: what is still open, who acts on it, and one button for the next thing. */
export function Progress({ opening }: { opening: OpeningView }) {
  const { current, requirements } = opening
  const { blocking, later, done } = sorted(requirements)
  const lines = [...blocking, ...later]
  const total = done.length + lines.length
  const isReady = blocking.length === 0 && !current
  const next = current ? undefined : firstOfMine(blocking)
  return (
    <>
      <Card title="开店进度" extra={`已完成 ${done.length} / ${total}`} isFlush>
        <ProgressBar done={done.length} total={total} />
        {current && <ReleaseCell release={current} />}
        {lines.slice(0, mostShown).map((one) => (
          <RequirementLine key={one.code} requirement={one} isNext={one === next} />
        ))}
        <Cell title={isReady ? '都准备好了，可以提交审核' : '查看全部'} onClick={() => open('open-store')} />
      </Card>
      <NextBar opening={opening} />
    </>
  )
}

/** One button for the first thing this person can do; none while all of it is in other hands. */
function NextBar({ opening: { current, requirements } }: { opening: OpeningView }) {
  const { blocking } = sorted(requirements)
  const mine = firstOfMine(blocking)
  const way = mine && wayFor(mine)
  if (current)
    return (
      <Bar label={current.state === 'rejected' ? '看原因，重新提交' : '查看进度'} onClick={() => open('release')} />
    )
  if (way) return <Bar label={way.label} onClick={way.go} />
  return blocking.length > 0 ? null : <Bar label="去提交审核" onClick={() => open('open-store')} />
}

const Bar = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <ActionBar>
    <Button onClick={onClick}>{label}</Button>
  </ActionBar>
)
