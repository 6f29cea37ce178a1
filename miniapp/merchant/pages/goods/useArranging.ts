import { useCallback, useState } from 'react'
import type { MerchantGoodsCard } from '../../../../shared/api/merchant/goods'
import type { CallFailure } from '../../../kit/call'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

/** Several goods chosen together, and what may be done with them. */
export interface Arranging {
  chosen: string[]
  choose(id: string): void
  chooseAll(): void
  up(at: number): void
  down(at: number): void
  setShelf(isOnShelf: boolean): void
  setCategory(categoryId: string | null): void
  remove(): void
  isBusy: boolean
  failure: CallFailure | null
}

export function useArranging(rows: readonly MerchantGoodsCard[], onChange: () => Promise<void>): Arranging {
  const [chosen, setChosen] = useState<string[]>([])
  const act = useCallback(
    async (work: () => Promise<unknown>) => {
      await work()
      await onChange()
    },
    [onChange],
  )
  const { run, isRunning, failure } = useAction(act)
  const idAt = (at: number): string | null => rows[at]?.id ?? null
  const move = (goodsId: string | null, beforeId: string | null) =>
    goodsId !== null && run(() => call('PUT /goods/:goodsId/position', { goodsId, beforeId }))

  return {
    chosen,
    choose: (id) => setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id])),
    chooseAll: () => setChosen(chosen.length === rows.length ? [] : rows.map(({ id }) => id)),
    up: (at) => move(idAt(at), idAt(at - 1)),
    // The next one goes before this one: right also where the list goes on beyond what is shown.
    down: (at) => move(idAt(at + 1), idAt(at)),
    setShelf: (isOnShelf) => run(() => call('PUT /goods-shelf', { ids: chosen, isOnShelf })),
    setCategory: (categoryId) => run(() => call('PUT /goods-category', { ids: chosen, categoryId })),
    remove: () =>
      run(async () => {
        for (const goodsId of chosen) await call('DELETE /goods/:goodsId', { goodsId })
        setChosen([])
      }),
    isBusy: isRunning,
    failure,
  }
}
