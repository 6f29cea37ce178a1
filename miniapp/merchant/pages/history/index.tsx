import type { FormerVersionView, ReleaseSummary } from '../../../../shared/api/merchant/releases'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { open } from '../../navigate'
import { ReleaseCell } from '../../ReleaseCell'
import { FormerVersions } from './FormerVersions'

interface HistoryView {
  releases: ReleaseSummary[]
  /** Null: WeChat did not say. */
  former: FormerVersionView[] | null
}

async function loadHistory(): Promise<HistoryView> {
  const [releases, former] = await Promise.all([
    call('GET /releases', {}),
    call('GET /former-versions', {}).catch(() => null),
  ])
  return { releases, former }
}

/** 版本记录: every version there was, and the way back to an older one. */
export default function History() {
  const [history] = useRemote(loadHistory)
  return (
    <Screen of={history}>
      {({ releases, former }) => {
        const live = releases.find(({ state }) => state === 'live')
        if (releases.length === 0) return <None />
        return (
          <>
            <Card title="全部版本" extra={`${releases.length} 版`} isFlush>
              {releases.map((release) => (
                <ReleaseCell key={release.id} release={release} />
              ))}
            </Card>
            {live && <FormerVersions live={live} versions={former} />}
          </>
        )
      }}
    </Screen>
  )
}

const None = () => (
  <Empty text="还没有提交过版本">
    <Button size="small" onClick={() => open('open-store')}>
      去开店
    </Button>
  </Empty>
)
