import { Card, Empty } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import type { StorePaymentView } from '../../../../../shared/api/operator/payments'
import { paymentStandingOf } from '../../../../../shared/paymentStanding'
import { call } from '../../../call'
import { IncidentEnd, IncidentWords } from '../../../kit/Incident'
import { Screen } from '../../../kit/Screen'
import { WordTag } from '../../../kit/tags'
import { useRemote } from '../../../kit/useRemote'
import { When } from '../../../kit/When'
import { paymentWord } from '../../../kit/words'
import { Days } from './Days'
import { Sums } from './Sums'
import { Versions } from './Versions'

interface Props {
  storeKey: string
  storeName: string
}

/** 微信支付: what waits for somebody, what moved, and what the store collects with. */
export function Payment({ storeKey, storeName }: Props) {
  const load = useCallback(() => call('GET /stores/:storeKey/payment', { storeKey }), [storeKey])
  const payment = useRemote(load, 20)
  const [remote, reload] = payment
  const card = useRef<HTMLDivElement>(null)
  const { hash } = useLocation()
  const isReady = remote.state === 'ready'
  useEffect(() => {
    if (isReady && hash === '#payment') card.current?.scrollIntoView() // a browser looks only at what stands there at once
  }, [isReady, hash])
  return (
    <Card ref={card} size="small" title="微信支付" extra={isReady && <WordTag word={wordOf(remote.value)} />}>
      <Screen of={payment}>
        {(view) =>
          view.versions.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="商家还没有设置收款" />
          ) : (
            <div className="stack">
              {view.incidents.map((incident) => (
                <div key={incident.id} className="trouble">
                  <div>
                    <IncidentWords incident={incident} />
                  </div>
                  <div className="trouble-end">
                    <IncidentEnd storeKey={storeKey} storeName={storeName} incident={incident} onDone={reload} />
                    <span className="quiet small">
                      <When at={incident.at} />
                    </span>
                  </div>
                </div>
              ))}
              <Sums days={view.days} held={view.held} />
              <Days days={view.days} />
              <Versions versions={view.versions} />
            </div>
          )
        }
      </Screen>
    </Card>
  )
}

const wordOf = ({ versions, isCollecting }: StorePaymentView) =>
  paymentWord({ standing: paymentStandingOf(versions.map(({ state }) => state)), isCollecting })
