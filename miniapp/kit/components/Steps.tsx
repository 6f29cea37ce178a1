import { View } from '@tarojs/components'
import { Icon } from './Icon'
import './Steps.scss'

export interface Step {
  title: string
  note?: string
  /** When it happened. */
  time?: string
  /** `stopped`: it ended here because somebody wanted it to. */
  state: 'done' | 'now' | 'later' | 'failing' | 'stopped'
}

/** Where long work stands: what is behind, what breathes, what comes. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <View className="k-steps">
      {steps.map((step, at) => (
        <View className={`k-step k-step-${step.state}`} key={at}>
          <View className="k-step-mark">
            {step.state === 'done' && <Icon name="check" colour="onBrand" size={24} />}
            {(step.state === 'failing' || step.state === 'stopped') && <Icon name="close" colour="onBrand" size={24} />}
          </View>
          <View className="k-step-words">
            <View className="k-step-title">{step.title}</View>
            {step.note && <View className="k-step-note">{step.note}</View>}
          </View>
          {step.time && <View className="k-step-time">{step.time}</View>}
        </View>
      ))}
    </View>
  )
}
