import { View } from '@tarojs/components'
import type { OrderLineView } from '../../../shared/api/customer/orders'
import { Money } from '../../kit/components/Money'
import { Picture } from '../../kit/components/Picture'
import './Lines.scss'

interface Props {
  lines: readonly OrderLineView[]
  /** So many, and how many are left; all of them where it is left out. */
  most?: number
}

/** What was ordered: a picture to grab the right thing, its variant, how many. */
export function Lines({ lines, most = lines.length }: Props) {
  const left = lines.length - most
  return (
    <View>
      {lines.slice(0, most).map((line) => (
        <View className="line" key={line.id}>
          <View className="line-picture">
            <Picture src={line.pictureUrl} height="100%" />
          </View>
          <View className="line-words">
            <View className="line-name">{line.name}</View>
            <View className="line-choice">{[line.variantText, line.choicesText].filter(Boolean).join('，')}</View>
          </View>
          <View className="line-numbers">
            <View className="line-quantity">{`×${line.quantity}`}</View>
            <Money fen={line.priceFen * line.quantity} size="quiet" />
          </View>
        </View>
      ))}
      {left > 0 && <View className="line-left">{`还有 ${left} 种商品`}</View>}
    </View>
  )
}
