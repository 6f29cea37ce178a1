import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { feeName, isBrought, type OrderMethod } from '../../../shared/order'
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
  /** What came of it, where some has gone back. */
  money?: { paidFen: number; refundedFen: number }
}

/** Every part of what is to be paid, and what they make together. */
export function AmountLines({ amounts, method, feeNote, total, money }: Props) {
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
        <Line name={feeName(method)} {...(feeNote && { note: feeNote })}>
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
      {money && money.refundedFen > 0 && <GivenBack {...money} />}
    </View>
  )
}

const GivenBack = ({ paidFen, refundedFen }: { paidFen: number; refundedFen: number }) => (
  <>
    <Line name="已退">
      <Money fen={refundedFen} size="quiet" />
    </Line>
    <Line name="实付">
      <Money fen={paidFen - refundedFen} size="quiet" />
    </Line>
  </>
)

const Line = ({ name, note, children }: { name: string; note?: string; children: ReactNode }) => (
  <View className="amounts-line">
    <View>
      {name}
      {note && <View className="amounts-note">{note}</View>}
    </View>
    <View>{children}</View>
  </View>
)
