import type { AttemptView } from '../../../../shared/api/merchant/authorisation'
import type { AttemptState } from '../../../../shared/attempt'
import { Card } from '../../../kit/components/Card'
import { Steps, type Step } from '../../../kit/components/Steps'
import { timeOfDay } from '../../../kit/time'

export const statusText: Record<AttemptState, string> = {
  waiting: '等待扫码…',
  opened: '已打开，等待确认…',
  settling: '正在向微信确认…',
  authorised: '已授权',
  refused: '没有完成',
  cancelled: '已作废',
  expired: '已过期',
}

/** How far the person with the other WeChat has come. */
export function LiveSteps({ attempt }: { attempt: AttemptView }) {
  return (
    <Card title="授权进度" extra="可以离开，回来接着看">
      <Steps steps={stepsOf(attempt)} />
    </Card>
  )
}

function stepsOf({ state, createdAt, openedAt }: AttemptView): Step[] {
  const reached = ['waiting', 'opened', 'settling'].indexOf(state)
  const at = (step: number): Step['state'] => {
    if (step < reached) return 'done'
    return step === reached ? 'now' : 'later'
  }
  return [
    { title: reached > 0 ? '二维码已扫' : '等待扫码', state: at(0), time: timeOfDay(createdAt) },
    {
      title: '在微信里确认授权',
      note: '选择要开店的小程序，权限全部勾选',
      state: at(1),
      ...(openedAt && { time: timeOfDay(openedAt) }),
    },
    { title: '向微信确认', note: '通常几秒钟', state: at(2) },
  ]
}
