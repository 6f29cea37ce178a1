import { View } from '@tarojs/components'
import { yuan } from '../../../shared/money'
import './Money.scss'

interface Props {
  fen: number
  /** `large` is the one amount a screen is about; `quiet` stands among other text. */
  size?: 'large' | 'normal' | 'quiet'
}

/** An amount as people read it: the sign small, the digits of one width. */
export function Money({ fen, size = 'normal' }: Props) {
  return (
    <View className={`k-money k-money-${size}`}>
      <View className="k-money-sign">{fen < 0 ? '-¥' : '¥'}</View>
      {yuan(Math.abs(fen))}
    </View>
  )
}
