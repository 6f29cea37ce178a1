import { useState } from 'react'
import type { Desk } from '../desk'
import type { DeskState } from '../types'
import { Accounts } from './Accounts'
import { Faults } from './Faults'
import { Platform } from './Platform'
import { Pushes } from './Pushes'

const tabs = [
  { key: 'accounts', text: '账号', View: Accounts },
  { key: 'pushes', text: '推送', View: Pushes },
  { key: 'platform', text: '第三方平台', View: Platform },
  { key: 'faults', text: '故障', View: Faults },
] as const

export interface PanelProps {
  desk: Desk
  state: DeskState
}

/** The accounts are one of the tabs where there is no room for them beside. */
export function Tabs({ desk, state, hasAccounts }: PanelProps & { hasAccounts: boolean }) {
  const [open, setOpen] = useState<string>(hasAccounts ? 'accounts' : 'pushes')
  const shown = tabs.filter(({ key }) => hasAccounts || key !== 'accounts')
  return (
    <section className="card tabs">
      <nav>
        {shown.map(({ key, text }) => (
          <button
            key={key}
            className={key === open ? 'is-on' : ''}
            data-testid={`panel-${key}`}
            onClick={() => setOpen(key)}
          >
            {text}
            {key === 'faults' && state.faults.length > 0 && <em>{state.faults.length}</em>}
          </button>
        ))}
      </nav>
      {shown.map(({ key, View }) => key === open && <View key={key} desk={desk} state={state} />)}
    </section>
  )
}
