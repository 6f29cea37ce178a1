import { Card, Select } from 'antd'
import { useCallback } from 'react'
import type { AuthorisationFilter, ReleaseFilter } from '../../../../shared/api/operator/stores'
import type { PaymentStanding } from '../../../../shared/paymentStanding'
import { call } from '../../call'
import { Pages } from '../../kit/Pages'
import { Screen } from '../../kit/Screen'
import { Search } from '../../kit/Search'
import { useFilters } from '../../kit/useFilters'
import { useRemote } from '../../kit/useRemote'
import { authorisationOptions, paymentOptions, releaseOptions } from './options'
import { StoreTable } from './StoreTable'

const names = ['search', 'release', 'authorisation', 'payment', 'cursor'] as const

/** 店铺: all there are, newest first, narrowed by what stands in the address. */
export function StoresPage() {
  const [filters, change] = useFilters(names)
  const load = useCallback(() => call('GET /stores', queryOf(filters)), [filters])
  const stores = useRemote(load, 20)
  const search = useCallback((value: string) => change({ search: value, cursor: '' }), [change])
  const isNarrowed = names.some((name) => name !== 'cursor' && filters[name] !== '')

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
        <Select
          allowClear
          aria-label="收款"
          placeholder="收款"
          style={{ width: 120 }}
          value={filters.payment || null}
          options={paymentOptions}
          onChange={(payment?: string) => change({ payment: payment ?? '', cursor: '' })}
        />
      </div>
      <Screen of={stores}>
        {(page) => (
          <Card className="card-table">
            <StoreTable page={page} isNarrowed={isNarrowed} />
            <Pages next={page.next} cursor={filters.cursor} onTurn={(cursor) => change({ cursor })} />
          </Card>
        )}
      </Screen>
    </div>
  )
}

/** What the address says; the server refuses what is no state. */
const queryOf = ({ search, release, authorisation, payment, cursor }: Record<string, string>) => ({
  search,
  ...(release && { release: release as ReleaseFilter }),
  ...(authorisation && { authorisation: authorisation as AuthorisationFilter }),
  ...(payment && { payment: payment as PaymentStanding }),
  ...(cursor && { cursor }),
})
