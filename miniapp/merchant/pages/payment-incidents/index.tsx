import { useCallback, useState } from 'react'
import type { IncidentView } from '../../../../shared/api/merchant/payment'
import { Empty } from '../../../kit/components/Empty'
import { PagedList } from '../../../kit/components/PagedList'
import { Page } from '../../../kit/components/Screen'
import { Tabs } from '../../../kit/components/Tabs'
import { usePaged } from '../../../kit/usePaged'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { CloseSheet } from './CloseSheet'
import { Incident } from './Incident'

const tabs = [
  { value: 'open', name: '待处理' },
  { value: 'done', name: '已处理' },
] as const

type Tab = (typeof tabs)[number]['value']

/** 待处理: money that is not where it should be, for somebody to look at. */
export default function PaymentIncidents() {
  const [tab, setTab] = useState<Tab>('open')
  return (
    <ManagedPage>
      <Page>
        <Tabs tabs={tabs} value={tab} onChange={setTab} />
        <List key={tab} isOpen={tab === 'open'} />
      </Page>
    </ManagedPage>
  )
}

function List({ isOpen }: { isOpen: boolean }) {
  const [closing, setClosing] = useState<IncidentView | null>(null)
  const load = useCallback(
    (after?: string) => call('GET /incidents', { isOpen: isOpen ? 'true' : 'false', ...(after && { after }) }),
    [isOpen],
  )
  const paged = usePaged(load)
  const closed = () => {
    setClosing(null)
    void paged.first.reload()
  }
  return (
    <PagedList of={paged} empty={<Empty text={isOpen ? '没有要处理的，收款和退款都正常' : '还没有处理过'} />}>
      {(incidents) => (
        <>
          {incidents.map((incident) => (
            <Incident key={incident.id} incident={incident} onClose={() => setClosing(incident)} />
          ))}
          {closing && <CloseSheet incident={closing} onDone={closed} onClose={() => setClosing(null)} />}
        </>
      )}
    </PagedList>
  )
}
