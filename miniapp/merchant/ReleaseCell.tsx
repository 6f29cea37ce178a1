import type { ReleaseSummary } from '../../shared/api/merchant/releases'
import { releaseTexts } from '../../shared/release'
import { Cell } from '../kit/components/Cell'
import { Tag } from '../kit/components/Tag'
import { dayAndTime } from '../kit/time'
import { open } from './navigate'
import { releaseName, toneOf } from './releases'

/** One version as a row that leads to it. */
export function ReleaseCell({ release }: { release: ReleaseSummary }) {
  return (
    <Cell title={releaseName(release)} note={whenOf(release)} onClick={() => open('release', { id: release.id })}>
      <Tag tone={toneOf(release.state)}>{releaseTexts[release.state].name}</Tag>
    </Cell>
  )
}

function whenOf({ createdAt, submittedAt, publishedAt }: ReleaseSummary): string {
  if (publishedAt) return `${dayAndTime(publishedAt)} 发布`
  return submittedAt ? `${dayAndTime(submittedAt)} 提交审核` : `${dayAndTime(createdAt)} 创建`
}
