import { View } from '@tarojs/components'
import { ProgressBar } from '../../../kit/components/ProgressBar'
import type { Step } from './step'
import './StepHead.scss'

const order: readonly Step[] = ['number', 'values', 'test']

const titles: Record<Step, string> = { number: '商户号', values: '填写资料', test: '付 1 分钱测试' }

/** How far one has come. */
export function StepHead({ step }: { step: Step }) {
  const at = order.indexOf(step) + 1
  return (
    <View className="step-head">
      <View className="step-head-words">
        <View className="step-head-title">{titles[step]}</View>
        <View className="step-head-count">{`第 ${at} 步，共 ${order.length} 步`}</View>
      </View>
      <ProgressBar done={at} total={order.length} />
    </View>
  )
}
