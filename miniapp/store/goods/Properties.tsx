import { View } from '@tarojs/components'
import type { GoodsView } from '../../../shared/api/customer/catalogue'
import { valueState, withValue, type Choice } from './choice'
import './Choosing.scss'

interface Props {
  goods: GoodsView
  choice: Choice
  /** Given as a change, because a slow phone is tapped faster than it paints. */
  onChange(change: (before: Choice) => Choice): void
}

/** Colour, size …: one value of each. */
export const Properties = ({ goods, choice, onChange }: Props) => (
  <>
    {goods.properties.map(({ name, values }, at) => (
      <View className="choosing" key={name}>
        <View className="choosing-label">{name}</View>
        <View className="choosing-values">
          {values.map((value) => (
            <View
              key={value}
              className={`choosing-value choosing-value-${valueState(goods, choice, at, value)}`}
              onClick={() => onChange((before) => withValue(goods, before, at, value))}
            >
              {value}
            </View>
          ))}
        </View>
      </View>
    ))}
  </>
)
