import type { ReleaseView } from '../../../../shared/api/merchant/releases'
import { wishesIn, type ReleaseWish } from '../../../../shared/release'

/** What a tap on this page asks for; where to roll back to is chosen in the history. */
export type Ask = Exclude<ReleaseWish, 'rollBack'> | 'hurry'

export const labels: Record<Ask, string> = {
  submit: '提交审核',
  withdraw: '撤回审核',
  publish: '发布给顾客',
  discard: '放弃这一版',
  hurry: '申请加急',
}

const isAsk = (wish: ReleaseWish): wish is Exclude<ReleaseWish, 'rollBack'> => wish !== 'rollBack'

/**
 * What makes sense now, the main thing first. While something is being done there is only a way out, and that only where
 * it is stuck; a submission that is held may be tried at once.
 */
export function asksOf({ state, wish, problem, canHurry }: ReleaseView): Ask[] {
  const wishes = wishesIn(state).filter(isAsk)
  if (wish !== null)
    return problem ? wishes.filter((one) => one === 'discard' || (one === wish && wish === 'submit')) : []
  return canHurry ? ['hurry', ...wishes] : wishes
}
