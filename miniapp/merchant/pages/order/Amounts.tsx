import { View } from '@tarojs/components'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { yuan } from '../../../../shared/money'
import { feeName, payTexts } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { owedFen } from '../../orders/actions'
import './Amounts.scss'

interface Line {
  name: string
  fen: number
  isSum?: boolean
}

/** Line by line, as it adds up. */
function linesOf({ amounts, paidFen, refundedFen, state, ...order }: MerchantOrderView): Line[] {
  const { goodsFen, packingFen, deliveryFen, discountFen, totalFen } = amounts
  const owed = owedFen({ totalFen: order.totalFen, paidFen })
  const parts: Line[] = [
    { name: '商品', fen: goodsFen },
    { name: '打包费', fen: packingFen },
    { name: feeName(order.method), fen: deliveryFen },
    { name: '改价优惠', fen: -discountFen },
  ]
  const money: Line[] = [
    { name: '已收款', fen: paidFen },
    { name: '已退款', fen: -refundedFen },
    { name: '还要收', fen: state === 'closed' ? 0 : owed },
  ]
  return [
    ...parts.filter(({ fen }, at) => at === 0 || fen !== 0),
    { name: '合计', fen: totalFen, isSum: true },
    ...money.filter(({ fen }) => fen !== 0),
  ]
}

export const Amounts = ({ order }: { order: MerchantOrderView }) => (
  <Card title="金额" extra={payTexts[order.method][order.payMethod]}>
    {linesOf(order).map(({ name, fen, isSum }) => (
      <View className={`amount ${isSum ? 'amount-sum' : ''}`} key={name}>
        <View>{name}</View>
        <View className="amount-fen">{`${fen < 0 ? '−' : ''}¥${yuan(Math.abs(fen))}`}</View>
      </View>
    ))}
  </Card>
)
