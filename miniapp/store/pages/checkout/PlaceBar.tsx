import { View } from '@tarojs/components'
import { yuan } from '../../../../shared/money'
import type { Problem } from '../../../../shared/next'
import type { CallFailure } from '../../../kit/call'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import type { Mending } from './mending'
import './PlaceBar.scss'

interface Props {
  totalFen: number
  /** What must be settled before. */
  obstacle: Problem | null
  /** Where it is settled, when that is not on this page. */
  mending: Mending | null
  failure: CallFailure | null
  isBusy: boolean
  onPlace(): void
}

/** The one button, with the exact sum; above it what stands in the way, or what went wrong. */
export function PlaceBar({ totalFen, obstacle, mending, failure, isBusy, onPlace }: Props) {
  const isLost = failure?.code === 'NO_ANSWER'
  return (
    <ActionBar failure={isLost || obstacle ? null : failure}>
      {isLost && <View className="place-note">没有收到回复，订单可能已经提交。再点一次会接着确认，不会重复下单</View>}
      {!isLost && obstacle && <View className="place-note">{obstacle.text}</View>}
      {mending && !isLost ? (
        <Button onClick={mending.go}>{mending.name}</Button>
      ) : (
        <Button isBusy={isBusy} isDisabled={obstacle !== null && !isLost} onClick={onPlace}>
          {isLost ? '再次确认' : `提交订单 ¥${yuan(totalFen)}`}
        </Button>
      )}
    </ActionBar>
  )
}
