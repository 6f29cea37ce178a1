import { useState } from 'react'
import type { StorefrontVersionView } from '../../../../shared/api/merchant/storefront'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Screen } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { dayAndTime } from '../../../kit/time'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { RestoreSheet } from './RestoreSheet'
import { versionName } from './versionName'

const loadVersions = () => call('GET /storefront/versions', {})

/** 历史版本: every storefront that customers were shown, and the way back to one. */
export default function StorefrontVersions() {
  const [versions] = useRemote(loadVersions)
  return (
    <ManagedPage>
      <Screen of={versions}>{(list) => <List versions={list} onRestored={() => void versions.reload()} />}</Screen>
    </ManagedPage>
  )
}

interface Props {
  versions: StorefrontVersionView[]
  onRestored(): void
}

function List({ versions, onRestored }: Props) {
  const [chosen, setChosen] = useState<number | null>(null)
  const way = (number: number) => (
    <Button kind="plain" size="small" onClick={() => setChosen(number)}>
      恢复
    </Button>
  )
  const hasBeginning = versions.length === 0 || versions.some(({ number }) => number === 1)
  return (
    <Card title="历史版本" isFlush>
      {versions.map((version) => (
        <Cell key={version.number} title={versionName(version)} note={noteOf(version)}>
          {version.isCurrent ? <Tag tone="done">正在用</Tag> : way(version.number)}
        </Cell>
      ))}
      {hasBeginning && (
        <Cell title="最初的样子" note="开店时默认的颜色和首页">
          {versions.length === 0 ? <Tag tone="done">正在用</Tag> : way(0)}
        </Cell>
      )}
      {chosen !== null && <RestoreSheet number={chosen} onRestored={onRestored} onClose={() => setChosen(null)} />}
    </Card>
  )
}

const noteOf = ({ at, by, restoredFrom }: StorefrontVersionView): string => {
  const from = restoredFrom === null ? '' : ` · 恢复自${versionName({ number: restoredFrom })}`
  return `${dayAndTime(at)}${by ? ` · ${by}` : ''}${from}`
}
