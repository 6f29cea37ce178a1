import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { TodayView } from '../../../../shared/api/merchant/figures'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import './Door.scss'

interface Props {
  today: TodayView
  onChange(): Promise<void>
}

/** Whether customers can order now; the button closes by hand what the hours have open. */
export function Door({ today: { isOpenNow, isPaused }, onChange }: Props) {
  const [isAsking, setAsking] = useState(false)
  return (
    <View className="door">
      <View className={`door-dot ${isOpenNow ? 'door-dot-open' : ''}`} />
      <View className="door-words">
        <View className="door-state">{stateText(isOpenNow, isPaused)}</View>
        <View className="door-note">{noteText(isOpenNow, isPaused)}</View>
      </View>
      {mayI('pauseOrders') && (
        <Button kind={isPaused ? 'primary' : 'plain'} size="small" onClick={() => setAsking(true)}>
          {turnText(isPaused)}
        </Button>
      )}
      {isAsking && <DoorSheet isPaused={isPaused} onChange={onChange} onClose={() => setAsking(false)} />}
    </View>
  )
}

const turnText = (isPaused: boolean): string => (isPaused ? '恢复接单' : '暂停接单')

const stateText = (isOpenNow: boolean, isPaused: boolean): string =>
  isPaused ? '已暂停接单' : isOpenNow ? '营业中' : '不在营业时间'

function noteText(isOpenNow: boolean, isPaused: boolean): string {
  if (isPaused) return '顾客能看商品，不能下单'
  return isOpenNow ? '按营业时间接单' : '到营业时间会自动开门'
}

interface SheetProps {
  isPaused: boolean
  onChange(): Promise<void>
  onClose(): void
}

function DoorSheet({ isPaused, onChange, onClose }: SheetProps) {
  const turn = useCallback(async () => {
    await call('PUT /paused', { isPaused: !isPaused })
    await onChange()
    onClose()
  }, [isPaused, onChange, onClose])
  const turning = useAction(turn)
  return (
    <Sheet title={`${turnText(isPaused)}？`} onClose={onClose}>
      <View className="k-sheet-text">
        {isPaused
          ? '恢复后，在营业时间里顾客马上就能下单。'
          : '暂停后，顾客看到店铺休息中，不能下单，直到您再打开。已经下的单照常处理。'}
      </View>
      {turning.failure && <View className="k-sheet-problem">{turning.failure.text}</View>}
      <Button kind={isPaused ? 'primary' : 'danger'} isBusy={turning.isRunning} onClick={turning.run}>
        {turnText(isPaused)}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}
