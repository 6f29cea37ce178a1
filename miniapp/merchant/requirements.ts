import type { Actor, Requirement } from '../../shared/requirement'
import { mayManage } from './currentStore'
import { wayFor } from './nextStep'

const isOpen = ({ state }: Requirement): boolean => state !== 'done'
const isMine = (one: Requirement): boolean => one.who === 'merchant' && wayFor(one) !== null

/** Those the person can do something about come first; each group keeps the server's order. */
const mineFirst = (list: Requirement[]): Requirement[] => [
  ...list.filter(isMine),
  ...list.filter((one) => !isMine(one)),
]

export interface Sorted {
  /** Nothing can be submitted before these are done. */
  blocking: Requirement[]
  /** Worth doing, may wait. */
  later: Requirement[]
  done: Requirement[]
}

/** The release under way has a place of its own, and is no line among others. */
const isRelease = ({ code }: Requirement): boolean => code === 'RELEASE_IN_FLIGHT' || code === 'RELEASE_REJECTED'

export function sorted(requirements: readonly Requirement[]): Sorted {
  const lines = requirements.filter((one) => !isRelease(one))
  const open = lines.filter(isOpen)
  return {
    blocking: mineFirst(open.filter(({ isBlocking, isAwaited }) => isBlocking && !isAwaited)),
    later: mineFirst(open.filter(({ isBlocking, isAwaited }) => !isBlocking || isAwaited)),
    done: lines.filter((one) => !isOpen(one)),
  }
}

/** The first of these that the person can do something about. */
export const firstOfMine = (list: readonly Requirement[]): Requirement | undefined => list.find(isMine)

/** Who acts, as a tag says it. */
export function actorText(who: Actor): string {
  if (who === 'operator') return '服务商处理中'
  if (who === 'wechat') return '等待微信'
  return mayManage() ? '需要您' : '需要店主'
}

/** Somebody else works on something: the list looks again by itself. */
export const isWaiting = ({ state, who }: Requirement): boolean =>
  state === 'waiting' || (state !== 'done' && who !== 'merchant')
