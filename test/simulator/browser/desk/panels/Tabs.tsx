import { useState } from 'react'
import { useObserved } from '../../kit/observable'
import type { Desk } from '../desk'
import type { DeskState } from '../types'
import { Accounts } from './Accounts'
import { Faults } from './Faults'
import { Payments } from './Payments'
import { Platform } from './Platform'
import { Pushes } from './Pushes'
import { Reviewer } from './reviewer/Reviewer'
import { Versions } from './Versions'

const tabs = [
  { key: 'reviewer', text: '审核', View: Reviewer },
  { key: 'versions', text: '版本', View: Versions },
  { key: 'accounts', text: '账号', View: Accounts },
  { key: 'pushes', text: '推送', View: Pushes },
  { key: 'payments', text: '支付', View: Payments },
  { key: 'platform', text: '第三方平台', View: Platform },
  { key: 'faults', text: '故障', View: Faults },
] as const

export interface PanelProps {
  desk: Desk
  state: DeskState
}

/** WeChat's side, one part of it at a time. When something comes to be reviewed, the reviewer comes forward. */
export function Tabs({ desk, state }: PanelProps) {
  const { reviews, categories, privacyApis, media } = useObserved(desk.waiting)
  const [open, setOpen] = useState<string>('accounts')
  const waits = reviews.length + categories.length + privacyApis.length + media.length
  const [seen, setSeen] = useState(0)
  if (waits !== seen) {
    setSeen(waits)
    if (waits > seen) setOpen('reviewer')
  }
  const counts: Record<string, number> = { reviewer: waits, faults: state.faults.length }
  return (
    <section className="card tabs">
      <nav>
        {tabs.map(({ key, text }) => (
          <button
            key={key}
            className={key === open ? 'is-on' : ''}
            data-testid={`panel-${key}`}
            onClick={() => setOpen(key)}
          >
            {text}
            {counts[key] ? <em>{counts[key]}</em> : null}
          </button>
        ))}
      </nav>
      {tabs.map(({ key, View }) => key === open && <View key={key} desk={desk} state={state} />)}
    </section>
  )
}
