import { Button, Card, Select } from 'antd'
import { useCallback } from 'react'
import type { AuthorisationFilter, ReleaseFilter } from '../../../../shared/api/operator/stores'
import { call } from '../../call'
import { Screen } from '../../kit/Screen'
import { Search } from '../../kit/Search'
import { useFilters } from '../../kit/useFilters'
import { useRemote } from '../../kit/useRemote'
import { authorisationOptions, releaseOptions } from './options'
import { StoreTable } from './StoreTable'

const names = ['search', 'release', 'authorisation', 'cursor'] as const

/** 店铺: all there are, newest first, narrowed by what stands in the address. */
export function StoresPage() {
  const [filters, change] = useFilters(names)
  const load = useCallback(() => call('GET /stores', queryOf(filters)), [filters])
  const stores = useRemote(load, 20)
  const search = useCallback((value: string) => change({ search: value, cursor: '' }), [change])
  const isNarrowed = filters.search !== '' || filters.release !== '' || filters.authorisation !== ''

  return (
    <div className="page">
      <div className="page-head">
        <h1>店铺</h1>
        {stores[0].state === 'ready' && <span className="quiet">共 {stores[0].value.total} 家</span>}
        <span className="push" />
        <Search value={filters.search} placeholder="店铺名、编号、小程序名或 AppID" onChange={search} />
        <Select
          allowClear
          virtual={false}
          listHeight={600}
          aria-label="发布状态"
          placeholder="发布状态"
          style={{ width: 150 }}
          value={filters.release || null}
          options={releaseOptions}
          onChange={(release?: string) => change({ release: release ?? '', cursor: '' })}
        />
        <Select
          allowClear
          aria-label="授权"
          placeholder="授权"
          style={{ width: 150 }}
          value={filters.authorisation || null}
          options={authorisationOptions}
          onChange={(authorisation?: string) => change({ authorisation: authorisation ?? '', cursor: '' })}
        />
      </div>
      <Screen of={stores}>
        {(page) => (
          <Card className="card-table">
            <StoreTable page={page} isNarrowed={isNarrowed} />
            {(page.next !== null || filters.cursor !== '') && (
              <div className="line" style={{ justifyContent: 'flex-end', padding: 12 }}>
                <Button disabled={filters.cursor === ''} onClick={() => change({ cursor: '' })}>
                  回到第一页
                </Button>
                <Button disabled={page.next === null} onClick={() => change({ cursor: page.next ?? '' })}>
                  下一页
                </Button>
              </div>
            )}
          </Card>
        )}
      </Screen>
    </div>
  )
}

/** What the address says; the server refuses what is no state. */
const queryOf = ({ search, release, authorisation, cursor }: Record<string, string>) => ({
  search,
  ...(release && { release: release as ReleaseFilter }),
  ...(authorisation && { authorisation: authorisation as AuthorisationFilter }),
  ...(cursor && { cursor }),
})
