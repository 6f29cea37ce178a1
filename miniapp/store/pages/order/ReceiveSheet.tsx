import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'

interface Props {
  isBusy: boolean
  problem: string | null
  onConfirm(): void
  onClose(): void
}

export const ReceiveSheet = ({ isBusy, problem, onConfirm, onClose }: Props) => (
  <Sheet title="都收到了吗？" onClose={onClose}>
    <View className="k-sheet-text">确认后订单就完成了，请先看看东西对不对。</View>
    {problem && <View className="k-sheet-problem">{problem}</View>}
    <Button isBusy={isBusy} onClick={onConfirm}>
      确认收货
    </Button>
    <Button kind="quiet" onClick={onClose}>
      还没有
    </Button>
  </Sheet>
)
