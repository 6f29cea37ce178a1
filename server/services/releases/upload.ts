import { isFailure } from '../../failures'
import { commit, getCodePrivacyInfo, getVersionInfo } from '../../wechat/code'
import { settleDomains } from '../domains'
import { settleGuideline } from '../guideline'
import { getTemplate } from '../templates'
import { callClaimed, settled, withoutTrace } from './claim'
import { move } from './moves'
import { later, type Journey, type Step } from './outcome'

/** From a draft to a trial version that has been scanned: everything before the merchant looks at it. */

/** Servers first: what is committed talks to them at once. */
export const upload: Step = async (journey) => {
  const { store, release, now } = journey
  await settleDomains(store)
  const claimed = await move(store, release, 'commit', {}, now)
  return callClaimed(journey, claimed, { refused: 'refuse', unsent: 'unsent' }, async () => {
    await store.wechat(commit, {
      template_id: Number(release.templateId),
      ext_json: release.extJson,
      user_version: release.userVersion,
      user_desc: release.userDesc,
    })
    return { event: 'committed' as const }
  })
}

/** A trial version with this release's own description is this release. */
export const lookForUpload: Step = async (journey) => {
  const { exp_info } = await journey.store.wechat(getVersionInfo, {})
  if (exp_info?.exp_desc === journey.release.userDesc) return settled(journey, 'committed')
  return withoutTrace(journey, 'unsent')
}

async function writeGuideline({ store, release }: Journey): Promise<void> {
  const { manifest } = await getTemplate(store.platform, release.templateId)
  await settleGuideline(store, manifest?.privacyKeys ?? [])
}

export const describePrivacy: Step = async (journey) => {
  await writeGuideline(journey)
  return settled(journey, 'scan')
}

const lookEverySeconds = 15 // open-platform.md §9, get_code_privacy_info: every 10 to 20 s

/**
 * Once the scan has ended WeChat knows which data the pages use: the guideline is completed by what it found. Interfaces may
 * be granted later, and a release waits for that; what the code does not declare only another one mends.
 */
export const waitForScan: Step = async (journey) => {
  const { store, now } = journey
  try {
    const { without_auth_list = [], without_conf_list = [] } = await store.wechat(getCodePrivacyInfo, {})
    await writeGuideline(journey)
    if (without_auth_list.length > 0) return settled(journey, 'scanned', { problemCode: 'INTERFACES_NOT_GRANTED' })
    if (without_conf_list.length > 0)
      return settled(journey, 'scanned', { problemCode: 'PRIVACY_API_UNDECLARED', wish: null })
    return settled(journey, 'scanned')
  } catch (error) {
    if (isFailure(error, 'CODE_SCAN_RUNNING')) return later(now, lookEverySeconds)
    throw error
  }
}
