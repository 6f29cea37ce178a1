import { useState } from 'react'
import type { FormerVersionView, ReleaseSummary } from '../../../../shared/api/merchant/releases'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { dayAndTime } from '../../../kit/time'
import { mayManage } from '../../currentStore'
import { RollBackSheet } from './RollBackSheet'

interface Props {
  live: ReleaseSummary
  versions: FormerVersionView[] | null
}

/** 版本回退: for the day the new version does harm. */
export function FormerVersions({ live, versions }: Props) {
  const [chosen, setChosen] = useState<FormerVersionView | null>(null)
  if (!versions) return <NoticeBar tone="waiting">暂时读不到可以回退的版本，下拉刷新再试</NoticeBar>
  if (versions.length === 0) return <NoticeBar tone="info">现在没有可以回退的版本，发布过两版以后才有</NoticeBar>
  return (
    <>
      <Card title="可以回退到" isFlush>
        {versions.map((version) => (
          <Cell key={version.appVersion} title={nameOf(version)} note={`${dayAndTime(version.committedAt)} 上传`}>
            {mayManage() && (
              <Button kind="plain" size="small" onClick={() => setChosen(version)}>
                回退
              </Button>
            )}
          </Cell>
        ))}
      </Card>
      {chosen && <RollBackSheet live={live} version={chosen} name={nameOf(chosen)} onClose={() => setChosen(null)} />}
    </>
  )
}

const nameOf = ({ userVersion, description, releaseId }: FormerVersionView): string =>
  releaseId ? `${description}（${userVersion}）` : userVersion || description
