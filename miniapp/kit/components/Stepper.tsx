import { View } from '@tarojs/components'
import './Stepper.scss'

interface Props {
  value: number
  /** Below it nothing is taken away. */
  least?: number
  /** How many there are, or one may have; null where that has no end. */
  most?: number | null
  onChange(value: number): void
}

/** One more, one less. At its ends the sign turns pale. */
export function Stepper({ value, least = 1, most = null, onChange }: Props) {
  const canLess = value > least
  const canMore = most === null || value < most
  return (
    <View className="k-stepper">
      <View
        className={`k-stepper-touch ${canLess ? '' : 'k-stepper-off'}`}
        onClick={() => canLess && onChange(value - 1)}
      >
        <View className="k-stepper-sign">−</View>
      </View>
      <View className="k-stepper-value">{value}</View>
      <View
        className={`k-stepper-touch ${canMore ? '' : 'k-stepper-off'}`}
        onClick={() => canMore && onChange(value + 1)}
      >
        <View className="k-stepper-sign k-stepper-more">+</View>
      </View>
    </View>
  )
}
