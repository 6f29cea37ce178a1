import { View } from '@tarojs/components'
import type { CartLineView } from '../../../../shared/api/customer/cart'
import { Card } from '../../../kit/components/Card'
import { Icon } from '../../../kit/components/Icon'
import { Money } from '../../../kit/components/Money'
import { Picture } from '../../../kit/components/Picture'
import { Stepper } from '../../../kit/components/Stepper'
import { openGoods } from '../../goods/GoodsTile'
import { mostOfLine, problemText } from '../../cart/lineTexts'
import './CartLines.scss'

interface Props {
  lines: CartLineView[]
  /** 0 takes it out. */
  onChange(line: CartLineView, quantity: number): void
}

export const CartLines = ({ lines, onChange }: Props) => (
  <Card isFlush>
    {lines.map((line) => (
      <CartLine key={line.id} line={line} onChange={(quantity) => onChange(line, quantity)} />
    ))}
  </Card>
)

function CartLine({ line, onChange }: { line: CartLineView; onChange: (quantity: number) => void }) {
  const problem = problemText(line)
  const detail = [line.variantText, line.choicesText].filter(Boolean).join('；')
  return (
    <View className={`cart-line ${problem ? 'cart-line-off' : ''}`}>
      <View className="cart-line-picture" onClick={() => openGoods(line.goodsId)}>
        <Picture src={line.picture?.thumbUrl ?? null} />
      </View>
      <View className="cart-line-words">
        <View className="cart-line-top">
          <View className="cart-line-about" onClick={() => openGoods(line.goodsId)}>
            <View className="cart-line-name">{line.name}</View>
            {detail && <View className="cart-line-note">{detail}</View>}
            {problem && <View className="cart-line-problem">{problem}</View>}
          </View>
          <View className="cart-line-remove" onClick={() => onChange(0)}>
            <Icon name="trash" colour="faint" size={36} />
          </View>
        </View>
        <View className="cart-line-bottom">
          <Money fen={line.priceFen} />
          {canBeChanged(line) && (
            <Stepper value={line.quantity} least={0} most={mostOfLine(line)} onChange={onChange} />
          )}
        </View>
      </View>
    </View>
  )
}

/** One that is gone can only be taken out. */
const canBeChanged = ({ problem }: CartLineView): boolean => problem === null || problem === 'tooMany'
