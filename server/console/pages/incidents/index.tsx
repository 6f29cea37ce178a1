import { Card, Segmented } from 'antd'
import { useCallback } from 'react'
import type { IncidentPage } from '../../../../shared/api/operator/payments'
import { incidentKinds, type IncidentKind } from '../../../../shared/payment'
import { call } from '../../call'
import { FilterSelect } from '../../kit/FilterSelect'
import { Pages } from '../../kit/Pages'
import { Screen } from '../../kit/Screen'
import { useFilters } from '../../kit/useFilters'
import { useRemote } from '../../kit/useRemote'
import { IncidentTable } from './IncidentTable'

const names = ['kind', 'state', 'cursor'] as const

/** 收款问题: money that is not where it should be, in all stores, narrowed by what stands in the address. */
export function IncidentsPage() {
  const [{ kind, state, cursor }, change] = useFilters(names)
  const isOpen = state !== 'closed'
  const load = useCallback(
    () =>
      call('GET /incidents', {
        state: isOpen ? 'open' : 'closed',
        ...(kind && { kind: kind as IncidentKind }), // the server refuses what is none
        ...(cursor && { cursor }),
      }),
    [kind, isOpen, cursor],
  )
  const incidents = useRemote(load, 20)
  const [remote, reload] = incidents

  return (
    <div className="page">
      <div className="page-head">
        <h1>收款问题</h1>
        {remote.state === 'ready' && <span className="quiet">待处理 {countOf(remote.value)} 件</span>}
        <span className="push" />
        <FilterSelect
          label="哪一种"
          width={300}
          value={kind}
          options={optionsOf(remote.state === 'ready' ? remote.value.open : [])}
          onChange={(wanted) => change({ kind: wanted, cursor: '' })}
        />
        <Segmented
          value={isOpen ? 'open' : 'closed'}
          options={[
            { value: 'open', label: '待处理' },
            { value: 'closed', label: '已处理' },
          ]}
          onChange={(wanted) => change({ state: wanted === 'closed' ? 'closed' : '', cursor: '' })}
        />
      </div>
      <Screen of={incidents}>
        {(page) => (
          <Card className="card-table">
            <IncidentTable incidents={page.incidents} isOpen={isOpen} onChange={reload} />
            <Pages next={page.next} cursor={cursor} onTurn={(to) => change({ cursor: to })} />
          </Card>
        )}
      </Screen>
    </div>
  )
}

const countOf = ({ open }: IncidentPage): number => open.reduce((sum, { count }) => sum + count, 0)

/** Every kind there is, with how many are open. */
const optionsOf = (open: IncidentPage['open']) =>
  Object.entries(incidentKinds).map(([value, text]) => {
    const count = open.find(({ kind }) => kind === value)?.count ?? 0
    return { value, label: count > 0 ? `${text}（${count}）` : text }
  })
