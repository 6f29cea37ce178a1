import { useCallback, useState } from 'react'
import type { MerchantCategoryView } from '../../../../shared/api/merchant/goods'
import { goodsLimits } from '../../../../shared/goods'
import { Button } from '../../../kit/components/Button'
import { DangerSheet, Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  category: MerchantCategoryView
  onChange(categories: MerchantCategoryView[]): void
  onClose(): void
}

/** Renames a category, or removes it. */
export function CategorySheet({ category: { id: categoryId, name, count }, onChange, onClose }: Props) {
  const [typed, setTyped] = useState(name)
  const [isRemoving, setRemoving] = useState(false)
  const act = useCallback(
    async (work: () => Promise<MerchantCategoryView[]>) => {
      onChange(await work())
      onClose()
    },
    [onChange, onClose],
  )
  const { run, isRunning, failure } = useAction(act)
  const problem = failure?.text ?? null
  if (isRemoving) {
    return (
      <DangerSheet
        title={`删除分类“${name}”？`}
        consequence={count > 0 ? `里面的 ${count} 件商品还在，会变成“未分类”。` : '里面没有商品。'}
        confirm="删除"
        isBusy={isRunning}
        problem={problem}
        onConfirm={() => run(() => call('DELETE /goods-categories/:categoryId', { categoryId }))}
        onClose={onClose}
      />
    )
  }
  return (
    <Sheet title="修改分类" onClose={onClose}>
      <TextField
        label="分类名称"
        placeholder="如：招牌面食"
        maxLength={goodsLimits.categoryName}
        value={typed}
        problem={problem}
        onChange={setTyped}
        onBlur={() => undefined}
      />
      <Button
        isBusy={isRunning}
        isDisabled={typed.trim() === ''}
        onClick={() => run(() => call('PUT /goods-categories/:categoryId', { categoryId, name: typed.trim() }))}
      >
        保存
      </Button>
      <Button kind="quiet" icon="trash" onClick={() => setRemoving(true)}>
        删除这个分类
      </Button>
    </Sheet>
  )
}
