import { View } from '@tarojs/components'
import type { CartLineView } from '../../../../shared/api/customer/cart'
import { Logo } from '../../../kit/components/Logo'
import { Money } from '../../../kit/components/Money'
import { Stepper } from '../../../kit/components/Stepper'
import { mostOfLine, problemText } from '../../cart/lineTexts'
import './CartLine.scss'

interface Props {
  line: CartLineView
  /** Several people share the cart: it says who took what. */
  isShared: boolean
  onChange(quantity: number): void
}

export function CartLine({ line, isShared, onChange }: Props) {
  const detail = [line.variantText, line.choicesText].filter(Boolean).join('，')
  return (
    <View className="menu-line">
      <View className="menu-line-words">
        <View className="menu-line-name">{line.name}</View>
        {detail && <View className="menu-line-note">{detail}</View>}
        {isShared && <Taker {...line.takenBy} />}
        {line.problem && <View className="menu-line-problem">{problemText(line)}</View>}
      </View>
      <Money fen={line.priceFen * line.quantity} />
      <Stepper value={line.quantity} least={0} most={mostOfLine(line)} onChange={onChange} />
    </View>
  )
}

/** Whoever has not said a name is somebody at the table. */
function Taker({ name, avatarUrl, isMe }: CartLineView['takenBy']) {
  const called = isMe ? '我' : (name ?? '同桌')
  return (
    <View className="menu-line-taker">
      <Logo name={called} url={avatarUrl} size={36} />
      {called}
    </View>
  )
}
