import Taro from '@tarojs/taro'
import type { ReleaseStep, ReleaseView } from '../../shared/api/merchant/releases'
import { isInFlight, type ReleaseState, type ReleaseWish } from '../../shared/release'
import type { Step } from '../kit/components/Steps'
import type { Tone } from '../kit/components/NoticeBar'
import { newRequestKey } from '../kit/requestKey'
import { dayAndTime } from '../kit/time'
import { call } from './api'
import { currentStoreKey } from './currentStore'

/**
 * Makes the next release. The key it was asked for with is kept until the answer is here, so that a lost answer does not
 * make two of them; one that has come to its end meanwhile is not the one that is wanted now.
 */
export async function makeRelease(submits: boolean): Promise<ReleaseView> {
  const isRepeated = Taro.getStorageSync<string>(storageKey()) !== ''
  const made = await call('POST /releases', { requestKey: keptKey(), submits })
  forgetKey()
  return isRepeated && !isInFlight(made.state) ? makeRelease(submits) : made
}

const storageKey = () => `release:${currentStoreKey()}`
const forgetKey = () => Taro.removeStorageSync(storageKey())

function keptKey(): string {
  const kept = Taro.getStorageSync<string>(storageKey()) || newRequestKey()
  Taro.setStorageSync(storageKey(), kept)
  return kept
}

type Watched = Pick<ReleaseView, 'state' | 'who' | 'wish'>

/** How soon to look again: often while a machine works, seldom while people do, not at all where nothing will happen. */
export function pollSeconds({ state, who, wish }: Watched): number | null {
  if (state === 'auditing' && wish === null) return 20
  if (who === 'wechat') return 3
  return isInFlight(state) ? 30 : null
}

export const releaseName = ({ number, userVersion }: Pick<ReleaseView, 'number' | 'userVersion'>): string =>
  `第 ${number} 版（${userVersion}）`

const tones: Partial<Record<ReleaseState, Tone | 'quiet'>> = {
  ready: 'info',
  approved: 'done',
  live: 'done',
  rejected: 'failing',
  failed: 'failing',
  retired: 'quiet',
  withdrawn: 'quiet',
  rolledBack: 'quiet',
}

export const toneOf = (state: ReleaseState): Tone | 'quiet' => tones[state] ?? 'waiting'

/** What is being done after a tap, as a sentence. */
export const wishTexts: Record<ReleaseWish, string> = {
  submit: '准备好后会自动提交审核',
  withdraw: '正在从审核中撤回',
  publish: '正在发布到顾客的手机',
  discard: '正在放弃这一版',
  rollBack: '正在换回较早的一版',
}

interface Phase {
  title: string
  states: readonly ReleaseState[]
}

/** A release's way as a merchant thinks of it: fewer steps than the machine has. */
const phases: readonly Phase[] = [
  { title: '上传店铺页面', states: ['draft', 'committing'] },
  { title: '隐私检测', states: ['trial', 'scanning'] },
  { title: '提交审核', states: ['ready', 'submitting'] },
  { title: '微信审核', states: ['auditing', 'withdrawing', 'rejected', 'withdrawn'] },
  { title: '发布', states: ['approved', 'publishing'] },
  { title: '上线', states: ['live', 'rollingBack', 'rolledBack'] },
]

const phaseOf = (state: ReleaseState): number => phases.findIndex(({ states }) => states.includes(state))

/** A release's way for the eye: what is behind with its time, what breathes, what comes. */
export function phasesOf(release: ReleaseView): Step[] {
  const { state, steps } = release
  const last = lastPhase(release)
  return phases.map(({ title }, at) => {
    if (at > last) return { title, state: 'later' }
    const time = timeIn(steps, at)
    const shown = { title, ...(time && { time: dayAndTime(time) }) }
    if (at < last || state === 'live') return { ...shown, state: 'done' }
    const note = noteOf(release)
    return { ...shown, ...(note && { note }), state: endOf(release) }
  })
}

/** Where it stands; an ending that can come anywhere stands where it was before. */
function lastPhase({ state, steps }: ReleaseView): number {
  const own = phaseOf(state)
  return own >= 0 ? own : Math.max(0, ...steps.map((step) => phaseOf(step.state)))
}

/** When the phase began or, of the last one, what happened in it last. */
const timeIn = (steps: readonly ReleaseStep[], phase: number): string | undefined => {
  const own = steps.filter((step) => phaseOf(step.state) === phase)
  return (phase === phases.length - 1 ? own[0] : own[own.length - 1])?.at
}

/** What the state's own sentence does not say. */
const noteOf = ({ state, steps }: ReleaseView): string | null =>
  state === 'auditing' && steps.some(({ event }) => event === 'delay')
    ? '微信通知：这次审核会比平常久一些，请耐心等待'
    : null

function endOf({ state, problem, who }: ReleaseView): Step['state'] {
  if (state === 'rejected' || state === 'failed') return 'failing'
  if (state === 'withdrawn' || state === 'retired' || state === 'rolledBack') return 'stopped'
  return problem && who !== 'wechat' ? 'failing' : 'now'
}
