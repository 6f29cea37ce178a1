import { useState } from 'react'
import { View } from '@tarojs/components'
import type { GoodsView } from '../../../shared/api/customer/catalogue'
import { yuan } from '../../../shared/money'
import { Button } from '../../kit/components/Button'
import { Money } from '../../kit/components/Money'
import { Picture } from '../../kit/components/Picture'
import { Sheet } from '../../kit/components/Sheet'
import { Stepper } from '../../kit/components/Stepper'
import { firstChoice, choiceProblem, mostOf, priceOfOne, takenOf, variantOf, type Choice, type Taken } from './choice'
import { ChoiceGroups } from './ChoiceGroups'
import { Properties } from './Properties'
import './ChooseSheet.scss'

interface Props {
  goods: GoodsView
  /** What the button does: 加入购物车, 立即购买. Null where it can only be looked at. */
  verb: string | null
  isBusy: boolean
  onTake(taken: Taken, goods: GoodsView): void
  onClose(): void
}

/** 选规格: variant, choices and quantity of one thing; the price follows. */
export function ChooseSheet({ goods, verb, isBusy, onTake, onClose }: Props) {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(goods))
  const problem = choiceProblem(goods, choice)
  const price = priceOfOne(goods, choice)
  return (
    <Sheet title={goods.name} onClose={onClose}>
      <Head goods={goods} choice={choice} />
      <Properties goods={goods} choice={choice} onChange={setChoice} />
      <ChoiceGroups goods={goods} choice={choice} onChange={setChoice} />
      {verb !== null && (
        <>
          <View className="choose-quantity">
            <View className="choose-label">数量</View>
            <View className="choose-limit">{limitText(goods)}</View>
            <Stepper
              value={choice.quantity}
              most={mostOf(goods, choice)}
              onChange={(quantity) => setChoice((before) => ({ ...before, quantity }))}
            />
          </View>
          <View className="choose-take">
            <Button isBusy={isBusy} isDisabled={problem !== null} onClick={() => onTake(takenOf(goods, choice), goods)}>
              {problem ?? `${verb} ¥${yuan(price * choice.quantity)}`}
            </Button>
          </View>
        </>
      )}
    </Sheet>
  )
}

function Head({ goods, choice }: { goods: GoodsView; choice: Choice }) {
  const stock = variantOf(goods, choice)?.stock ?? null
  return (
    <View className="choose-head">
      <View className="choose-picture">
        <Picture src={goods.picture?.thumbUrl ?? null} />
      </View>
      <View className="choose-words">
        <Money fen={priceOfOne(goods, choice)} size="large" />
        {choice.values.length > 0 && <View className="choose-chosen">已选 {choice.values.join(' · ')}</View>}
        {stock !== null && <View className="choose-chosen">{stock > 0 ? `还有 ${stock} 件` : '卖完了'}</View>}
      </View>
    </View>
  )
}

const limitText = ({ limitPerOrder }: GoodsView): string => (limitPerOrder === null ? '' : `每单限 ${limitPerOrder} 件`)
