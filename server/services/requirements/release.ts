import { releaseTexts } from '../../../shared/release'
import { errorTexts } from '../../wechat/errors'
import { advising, blocking, done, failing, merchant, ofProgram, waiting, type Rule } from './rule'

const quota = blocking(
  'REVIEW_QUOTA',
  '提审额度',
  ofProgram('reviews', ({ left }) =>
    left > 0 ? done('本月还可以提交审核') : waiting(errorTexts.REVIEW_QUOTA_USED_UP),
  ),
)

/** One at a time: the next one waits until this one has come to an end. */
const inFlight = blocking('RELEASE_IN_FLIGHT', '进行中的版本', ({ inFlight: release }) => {
  if (!release) return null
  const { name, text, who } = releaseTexts[release.state]
  return waiting({ who: who ?? 'wechat', text: `${name}：${text}`, next: 'openRelease' })
})

const rejected = advising('RELEASE_REJECTED', '上次审核', ({ inFlight: release, ended }) => {
  if (release || ended?.state !== 'rejected') return null
  return failing(merchant(`上一版没有通过审核，${releaseTexts.rejected.text}`, 'openRelease'))
})

export const release: readonly Rule[] = [quota, inFlight, rejected]
