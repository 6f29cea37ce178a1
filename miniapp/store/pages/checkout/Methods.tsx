import { View } from '@tarojs/components'
import type { QuoteView } from '../../../../shared/api/customer/orders'
import { methodTexts, type OrderMethod } from '../../../../shared/order'
import './Methods.scss'

interface Props {
  quote: QuoteView
  onChange(method: OrderMethod): void
}

/** How it comes to the customer; one that cannot be had says why. */
export function Methods({ quote: { method, methods }, onChange }: Props) {
  if (methods.length < 2) return null
  return (
    <View className="methods">
      {methods.map((each) => (
        <View
          key={each.method}
          className={`method ${each.method === method ? 'method-on' : ''}`}
          onClick={() => onChange(each.method)}
        >
          <View className="method-name">{methodTexts[each.method].name}</View>
          <View className="method-hint">{each.problem ?? methodTexts[each.method].hint}</View>
        </View>
      ))}
    </View>
  )
}
