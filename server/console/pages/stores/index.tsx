import { Card } from 'antd'
import { useCallback } from 'react'
import type { AuthorisationFilter, ReleaseFilter } from '../../../../shared/api/operator/stores'
import type { PaymentStanding } from '../../../../shared/paymentStanding'
import { call } from '../../call'
import { FilterSelect } from '../../kit/FilterSelect'
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
        <FilterSelect
          label="发布状态"
          width={150}
          value={filters.release}
          options={releaseOptions}
          onChange={(release) => change({ release, cursor: '' })}
        />
        <FilterSelect
          label="授权"
          width={150}
          value={filters.authorisation}
          options={authorisationOptions}
          onChange={(authorisation) => change({ authorisation, cursor: '' })}
        />
        <FilterSelect
          label="收款"
          width={120}
          value={filters.payment}
          options={paymentOptions}
          onChange={(payment) => change({ payment, cursor: '' })}
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
