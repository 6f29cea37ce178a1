import { View } from '@tarojs/components'
import type { RequirementState } from '../../../shared/requirement'
import { Icon } from './Icon'
import './StatusDot.scss'

/** Where a thing stands, beside the words that say it. */
export function StatusDot({ state }: { state: RequirementState }) {
  return (
    <View className={`k-dot k-dot-${state}`}>
      {state === 'done' && <Icon name="check" colour="onBrand" size={28} />}
      {state === 'waiting' && <Icon name="clock" colour="waiting" size={28} />}
      {state === 'failing' && <Icon name="warning" colour="failing" size={28} />}
    </View>
  )
}
