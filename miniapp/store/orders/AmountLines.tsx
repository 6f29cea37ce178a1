import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { isBrought, type OrderMethod } from '../../../shared/order'
import type { Amounts } from '../../../shared/price'
import { Money } from '../../kit/components/Money'
import './AmountLines.scss'

interface Props {
  amounts: Amounts
  method: OrderMethod | null
  /** How the fee for bringing it is made, where that is worth a word. */
  feeNote?: string
  /** What the sum is called: 合计, 实付. */
  total: string
}

/** Every part of what is to be paid, and what they make together. */
export function AmountLines({ amounts, method, feeNote, total }: Props) {
  const { goodsFen, packingFen, deliveryFen, discountFen, totalFen } = amounts
  return (
    <View className="amounts">
      <Line name="商品金额">
        <Money fen={goodsFen} size="quiet" />
      </Line>
      {packingFen > 0 && (
        <Line name="打包费">
          <Money fen={packingFen} size="quiet" />
        </Line>
      )}
      {method && isBrought(method) && (
        <Line name={method === 'express' ? '运费' : '配送费'} {...(feeNote && { note: feeNote })}>
          {deliveryFen > 0 ? <Money fen={deliveryFen} size="quiet" /> : '免费'}
        </Line>
      )}
      {discountFen > 0 && (
        <Line name="店家优惠">
          <Money fen={-discountFen} size="quiet" />
        </Line>
      )}
      <View className="amounts-total">
        <View>{total}</View>
        <Money fen={totalFen} size="large" />
      </View>
    </View>
  )
}

const Line = ({ name, note, children }: { name: string; note?: string; children: ReactNode }) => (
  <View className="amounts-line">
    <View>
      {name}
      {note && <View className="amounts-note">{note}</View>}
    </View>
    <View>{children}</View>
  </View>
)
