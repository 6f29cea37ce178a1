import { Failure } from '../../failures'
import type { Store } from '../../store'

/** Between two neighbours: room for twenty others in the same gap before anything else has to move. */
export const step = 2 ** 20

/** Behind everything there is. */
export async function endPosition({ goods }: Store): Promise<number> {
  const last = await goods.find({}, { order: [['position', 'DESC']] })
  return (last?.position ?? 0) + step
}

/** Puts goods before others, or at the end of the list. @throws NOT_FOUND */
export const moveGoods = (store: Store, goodsId: string, beforeId: string | null): Promise<void> =>
  store.transaction(async (within) => {
    const position = beforeId === null ? await endPosition(within) : await positionBefore(within, beforeId)
    const matched = await within.goods.update({ id: goodsId, deletedAt: null }, { position })
    if (matched === 0) throw new Failure('NOT_FOUND', { goodsId })
  })

async function positionBefore(store: Store, beforeId: string): Promise<number> {
  const before = await store.goods.find({ id: beforeId, deletedAt: null })
  if (!before) throw new Failure('NOT_FOUND', { beforeId })
  const { position: at, id } = before
  const twin = await store.goods.find({ position: at, id: { lt: id } })
  const previous = await store.goods.find({ position: { lt: at } }, { order: [['position', 'DESC']] })
  const from = twin ? at : (previous?.position ?? at - 2 * step)
  const middle = from + Math.floor((at - from) / 2)
  return middle > from ? middle : makeRoom(store, at, id)
}

/** Pushes these goods and all behind them back; answers the middle of the gap. */
async function makeRoom({ goods }: Store, at: number, id: string): Promise<number> {
  await goods.update({ position: { gt: at } }, {}, { position: 2 * step })
  await goods.update({ position: at, id: { gt: id } }, {}, { position: 2 * step })
  await goods.update({ id }, {}, { position: step })
  return at + step / 2
}
