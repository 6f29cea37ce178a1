import { no } from '../openPlatform/errcodes'
import type { World } from '../world'
import type { Slow } from './pace'
import type { Program } from './program'

const fuzzy = 'getFuzzyLocation'
const exact = ['getLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground']

/** What requiredPrivateInfos may name; getFuzzyLocation excludes the exact ones (grade A). */
export const privateInfos: readonly string[] = [fuzzy, ...exact, 'chooseLocation', 'choosePoi', 'chooseAddress']

export function checkPrivateInfos(infos: unknown): void {
  if (!Array.isArray(infos)) throw no(85310)
  const names: unknown[] = infos
  if (names.some((name) => !privateInfos.includes(name as string))) throw no(85310, names.join())
  if (names.includes(fuzzy) && exact.some((name) => names.includes(name))) throw no(85311)
}

/** 地理位置接口: one of the APIs that a mini-program has to apply for. */
export interface PrivacyApi {
  /** 1 may apply, 2 no right, 3 applying, 4 refused, 5 open */
  status: 1 | 2 | 3 | 4 | 5
  auditId: number
  appliedAt: number
  content: string
  reason: string
  slow: Slow | null
}

const unasked: PrivacyApi = { status: 1, auditId: 0, appliedAt: 0, content: '', reason: '', slow: null }

export const privacyApi = (program: Program, name: string): PrivacyApi => program.privacyApis[name] ?? unasked

export const isGranted = (program: Program, name: string): boolean => privacyApi(program, name).status === 5

/** Whether commit or only the scan minds an API that is not open yet is not settled; one without right is refused. */
export function checkGranted(world: World, program: Program, infos: readonly string[]): void {
  const { refusesUngrantedInfos } = world.state.settings
  const isWrong = (name: string) =>
    refusesUngrantedInfos ? !isGranted(program, name) : privacyApi(program, name).status === 2
  const wrong = infos.find(isWrong)
  if (wrong) throw no(85312, wrong)
}
