import { Button } from 'antd'
import { useState } from 'react'
import type { OperatorIncidentView } from '../../../shared/api/operator/payments'
import { CloseIncident } from './CloseIncident'
import { When } from './When'

/** What happened, what the merchant is told to do about it, and what it is searched for by. */
export const IncidentWords = ({ incident: { title, text, facts } }: { incident: OperatorIncidentView }) => (
  <>
    <strong>{title}</strong>
    <div className="quiet">商家看到：{text}</div>
    {facts.length > 0 && (
      <div className="facts small">
        {facts.map(({ name, text: value }) => (
          <span key={name}>
            <span className="quiet">{name}</span> {value}
          </span>
        ))}
      </div>
    )}
  </>
)

interface Props {
  storeKey: string
  storeName: string
  incident: OperatorIncidentView
  onDone(): Promise<void>
}

/** What became of it, or the way to say it. */
export function IncidentEnd({ incident, ...store }: Props) {
  const [isClosing, setClosing] = useState(false)
  const { closedAt, closedBy, note } = incident
  if (closedAt !== null)
    return (
      <div>
        {note}
        <div className="quiet small">
          {closedBy && `${closedBy} · `}
          <When at={closedAt} />
        </div>
      </div>
    )
  return (
    <>
      <Button size="small" onClick={() => setClosing(true)}>
        处理好了
      </Button>
      {isClosing && <CloseIncident {...store} incident={incident} onClose={() => setClosing(false)} />}
    </>
  )
}
