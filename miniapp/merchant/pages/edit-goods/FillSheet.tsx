import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { blank, variantProblem, type TypedVariant } from './offer'

interface Props {
  onFill(changes: Partial<TypedVariant>): void
  onClose(): void
}

/** One price and the same numbers for all variants; what is left empty stays as it is. */
export function FillSheet({ onFill, onClose }: Props) {
  const [price, setPrice] = useState('')
  const [stock, setStock] = useState('')
  const [daily, setDaily] = useState('')
  const problem = variantProblem({ ...blank, price: price || '0', stock, daily })
  const fill = () => {
    onFill({ ...(price && { price }), ...(stock && { stock }), ...(daily && { daily }) })
    onClose()
  }
  const still = { problem: null, onBlur: () => undefined }
  return (
    <Sheet title="全部填成一样" onClose={onClose}>
      <View className="k-sheet-text">空着的不改。</View>
      <TextField
        label="价格（元）"
        placeholder="0.00"
        keyboard="decimal"
        value={price}
        onChange={setPrice}
        {...still}
      />
      <TextField label="库存" placeholder="不限" keyboard="number" value={stock} onChange={setStock} {...still} />
      <TextField label="每日补到" placeholder="不补" keyboard="number" value={daily} onChange={setDaily} {...still} />
      {problem && <View className="k-sheet-problem">{problem}</View>}
      <Button isDisabled={problem !== null} onClick={fill}>
        填好
      </Button>
    </Sheet>
  )
}
