import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { DangerSheet, Sheet } from '../../../kit/components/Sheet'
import { CartLine } from './CartLine'
import type { MenuCart } from './useMenuCart'
import './CartSheet.scss'

/** 已选: every line, whose it is, and how many of it. */
export function CartSheet({ cart, onClose }: { cart: MenuCart; onClose(): void }) {
  const [isClearing, setClearing] = useState(false)
  const { lines, table } = cart.cart
  if (isClearing)
    return (
      <DangerSheet
        title="清空已选的商品？"
        consequence={table ? `${table.name}同桌的人选的也会一起清空。` : `选好的 ${lines.length} 样商品会全部去掉。`}
        confirm="清空"
        onConfirm={() => {
          cart.clear()
          onClose()
        }}
        onClose={() => setClearing(false)}
      />
    )
  return (
    <Sheet title={table ? `${table.name}已选` : '已选'} onClose={onClose}>
      <View className="cart-sheet-clear">
        <Button kind="quiet" size="small" icon="trash" onClick={() => setClearing(true)}>
          清空
        </Button>
      </View>
      {lines.map((line) => (
        <CartLine
          key={line.id}
          line={line}
          isShared={table !== null}
          onChange={(quantity) => cart.change(line, quantity)}
        />
      ))}
    </Sheet>
  )
}
