import { useEffect } from 'react'
import { View } from '@tarojs/components'
import type { AttemptView } from '../../../../shared/api/merchant/authorisation'
import type { NextStep, Problem } from '../../../../shared/next'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { Icon } from '../../../kit/components/Icon'
import { useVisible } from '../../../kit/useVisible'
import { replace } from '../../navigate'
import { wayFor } from '../../nextStep'
import './Finished.scss'

interface Props {
  attempt: AttemptView
  onRenew(): void
}

/** How it ended, and what to do now. */
export function Finished({ attempt, onRenew }: Props) {
  if (attempt.state === 'authorised') return <Authorised problem={attempt.problem} onRenew={onRenew} />
  const problem = attempt.problem ?? { code: 'ATTEMPT_CANCELLED', text: '这个二维码已经作废，图片和链接都不能再用。' }
  return (
    <>
      <Empty drawing="refused" text={problem.text} />
      <ActionBar>
        <WayOut problem={problem} onRenew={onRenew} />
      </ActionBar>
    </>
  )
}

const shownMs = 1_500 // long enough to be read, short enough not to be waited for
const goOn = () => replace('open-store')

function Authorised({ problem, onRenew }: { problem: Problem | null; onRenew: () => void }) {
  const isVisible = useVisible()
  const goesOn = isVisible && !problem
  useEffect(() => {
    if (!goesOn) return undefined
    const timer = setTimeout(goOn, shownMs)
    return () => clearTimeout(timer)
  }, [goesOn])
  return (
    <>
      <View className="finished">
        <View className={`finished-mark ${problem ? 'finished-mark-waiting' : ''}`}>
          {problem ? (
            <Icon name="warning" colour="waiting" size={88} />
          ) : (
            <Icon name="check" colour="onBrand" size={88} />
          )}
        </View>
        <View className="finished-title">{problem ? '已授权，还差一步' : '授权成功'}</View>
        <View className="finished-text">{problem?.text ?? '小程序已经接入，马上带您去下一步'}</View>
      </View>
      <ActionBar>
        {problem ? <WayOut problem={problem} onRenew={onRenew} /> : <Button onClick={goOn}>继续开店</Button>}
        {problem && (
          <Button kind="quiet" onClick={() => replace('authorisation')}>
            查看小程序和权限
          </Button>
        )}
      </ActionBar>
    </>
  )
}

const renewing: readonly (NextStep | undefined)[] = [
  undefined,
  'retry',
  'refresh',
  'wait',
  'authorise',
  'reauthorise',
  'chooseAnotherAccount',
]

/** A problem that another scan settles is settled on this page, everything else where its button leads. */
function WayOut({ problem, onRenew }: { problem: Problem; onRenew: () => void }) {
  const way = wayFor(problem)
  if (!way || renewing.includes(problem.next))
    return (
      <Button icon="refresh" onClick={onRenew}>
        {way?.label ?? '重新生成二维码'}
      </Button>
    )
  return (
    <>
      <Button onClick={way.go}>{way.label}</Button>
      <Button kind="quiet" onClick={onRenew}>
        重新生成二维码
      </Button>
    </>
  )
}
