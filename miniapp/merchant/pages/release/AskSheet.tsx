import { View } from '@tarojs/components'
import type { ReleaseView } from '../../../../shared/api/merchant/releases'
import { Button } from '../../../kit/components/Button'
import { DangerSheet, Sheet } from '../../../kit/components/Sheet'
import { releaseName } from '../../releases'
import { labels, type Ask } from './asks'

interface Props {
  ask: Ask
  release: ReleaseView
  isBusy: boolean
  problem: string | null
  onConfirm(): void
  onClose(): void
}

/** One more tap, after what it will do has been read. */
export function AskSheet(props: Props) {
  const { ask, release, ...rest } = props
  if (ask === 'hurry') return <Hurry {...rest} />
  return (
    <DangerSheet
      title={`${ask === 'withdraw' ? '撤回' : '放弃'}${releaseName(release)}？`}
      consequence={consequenceOf(ask, release)}
      confirm={labels[ask]}
      {...rest}
    />
  )
}

function consequenceOf(ask: Ask, { state }: ReleaseView): string {
  if (ask === 'withdraw') return '审核会停下来，改好后要重新提交、重新排队。微信限制每天的撤回次数，用完只能等第二天。'
  if (state === 'approved') return '这一版已经通过审核。放弃后不会发布，想上线要再提交一次审核。'
  return '这一版不再提交。店铺资料都在，随时可以再做一版。'
}

function Hurry({ isBusy, problem, onConfirm, onClose }: Omit<Props, 'ask' | 'release'>) {
  return (
    <Sheet title="请微信优先审核这一版？" onClose={onClose}>
      <View className="k-sheet-text">加急每个月只有几次，用了不能退。不着急的话，一般等 1 天就有结果。</View>
      {problem && <View className="k-sheet-problem">{problem}</View>}
      <Button isBusy={isBusy} onClick={onConfirm}>
        {labels.hurry}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        再等等
      </Button>
    </Sheet>
  )
}
