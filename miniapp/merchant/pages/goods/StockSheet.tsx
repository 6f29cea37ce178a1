import { useCallback, useState } from 'react'
import { Input, View } from '@tarojs/components'
import type { MerchantGoodsCard } from '../../../../shared/api/merchant/goods'
import { goodsLimits } from '../../../../shared/goods'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  goods: MerchantGoodsCard
  onChange(): Promise<void>
  onClose(): void
}

const typedOf = (stock: number | null): string => (stock === null ? '' : String(stock))
const stockOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed))
const isWrong = (typed: string): boolean => !/^\d*$/.test(typed.trim()) || Number(typed) > goodsLimits.stock

/** 改库存: how many there are of each. */
export function StockSheet({ goods, onChange, onClose }: Props) {
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(goods.variants.map(({ id, stock }) => [id, typedOf(stock)])),
  )
  const hasProblem = Object.values(typed).some(isWrong)
  const save = useCallback(async () => {
    const variants = Object.entries(typed).map(([id, text]) => ({ id, stock: stockOf(text) }))
    await call('PUT /goods/:goodsId/stock', { goodsId: goods.id, variants })
    onClose()
    await onChange()
  }, [typed, goods.id, onChange, onClose])
  const saving = useAction(save)
  const problem = saving.failure?.text ?? (hasProblem ? '库存要写整数，空着表示不限' : null)
  return (
    <Sheet title={`“${goods.name}”的库存`} onClose={onClose}>
      <View className="k-sheet-text">空着表示不限，0 表示售罄。</View>
      {goods.variants.map(({ id, text }) => (
        <View key={id} className="goods-stock">
          <View className="goods-stock-name">{text || '库存'}</View>
          <Input
            className="goods-stock-input"
            type="number"
            value={typed[id] ?? ''}
            placeholder="不限"
            placeholderClass="k-placeholder"
            maxlength={7}
            onInput={({ detail }) => setTyped((now) => ({ ...now, [id]: detail.value }))}
          />
        </View>
      ))}
      {problem && <View className="k-sheet-problem">{problem}</View>}
      <Button isBusy={saving.isRunning} isDisabled={hasProblem} onClick={saving.run}>
        保存
      </Button>
    </Sheet>
  )
}
