import { CallFailure } from '../call'
import { ActionBar } from '../components/ActionBar'
import { Button } from '../components/Button'
import { Cell } from '../components/Cell'
import { Empty } from '../components/Empty'
import { ListEnd } from '../components/ListEnd'
import { PagedRows } from '../components/PagedList'
import { Screen } from '../components/Screen'
import { Skeleton } from '../components/Skeleton'
import type { Paged } from '../usePaged'
import type { Remote } from '../useRemote'
import { Specimen } from './Specimen'

const ignore = () => undefined
const reload = () => Promise.resolve()
const failure = new CallFailure({ code: 'NO_ANSWER', text: '网络好像断了，请检查后再试', requestId: 'r-20261120-42' })

const rows = ['订单 2739', '订单 2848']
const paged: Paged<string> = {
  first: { state: 'ready', value: { rows, after: null }, loadedAt: 0, stale: null, reload },
  rows,
  isAtEnd: true,
  isLoadingMore: false,
  failure: null,
  more: ignore,
}

const remotes: Record<string, Remote<string>> = {
  loading: { state: 'loading', reload },
  failed: { state: 'failed', failure, reload },
  ready: { state: 'ready', value: '内容', loadedAt: 0, stale: null, reload },
  'ready, stale': { state: 'ready', value: '旧的内容', loadedAt: 0, stale: failure, reload },
}

/** The three things a page shows, and nothing at all. */
export function Waiting() {
  return (
    <>
      {Object.entries(remotes).map(([name, remote]) => (
        <Specimen key={name} name={`Screen · ${name}`}>
          <Screen of={remote}>{(text) => text}</Screen>
        </Specimen>
      ))}
      <Specimen name="ListEnd">
        <ListEnd isAtEnd={false} failure={null} more={ignore} />
        <ListEnd isAtEnd failure={null} more={ignore} />
        <ListEnd isAtEnd={false} failure={failure} more={ignore} />
      </Specimen>
      <Specimen name="PagedRows">
        <PagedRows of={paged} empty={<Empty text="还没有订单" />}>
          {(rows) => rows.map((row) => <Cell key={row} title={row} />)}
        </PagedRows>
      </Specimen>
      <Specimen name="Skeleton">
        <Skeleton cards={1} />
      </Specimen>
      <Specimen name="Empty">
        <Empty text="还没有店铺，创建一个就能开始">
          <Button size="small">创建店铺</Button>
        </Empty>
        <Empty drawing="refused" text="对方没有同意" />
      </Specimen>
      <ActionBar failure={failure}>
        <Button>ActionBar</Button>
      </ActionBar>
    </>
  )
}
