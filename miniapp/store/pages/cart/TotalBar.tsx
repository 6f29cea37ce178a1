import { View } from '@tarojs/components'
import type { CartLineView } from '../../../../shared/api/customer/cart'
import type { StorefrontView } from '../../../../shared/api/customer/catalogue'
import { Button } from '../../../kit/components/Button'
import { Money } from '../../../kit/components/Money'
import { yuan } from '../../../../shared/money'
import { open } from '../../navigate'
import './TotalBar.scss'

interface Props {
  lines: CartLineView[]
  goodsFen: number
  store: StorefrontView | null
}

/** What it costs together, and the way on: said before it is taken what stands in it. */
export function TotalBar({ lines, goodsFen, store }: Props) {
  const obstacle = obstacleOf({ lines, goodsFen, store })
  return (
    <View className="total-room">
      <View className="total">
        <View className="total-words">
          <View className="total-sum">
            <View>合计</View>
            <Money fen={goodsFen} size="large" />
          </View>
          <View className="total-note">不含运费</View>
        </View>
        <View className="total-button">
          <Button isDisabled={obstacle !== null} onClick={() => open('checkout')}>
            {obstacle ?? '去结算'}
          </Button>
        </View>
      </View>
    </View>
  )
}

function obstacleOf({ lines, goodsFen, store }: Props): string | null {
  if (store && !store.isOpenNow) return '休息中'
  if (lines.some(({ problem }) => problem !== null)) return '先处理标红的商品'
  const least = Math.min(...(store?.methods ?? []).map(({ minimumFen }) => minimumFen))
  return Number.isFinite(least) && goodsFen < least ? `差 ¥${yuan(least - goodsFen)} 起送` : null
}
