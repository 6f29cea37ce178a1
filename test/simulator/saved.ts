import { completeApps } from './control/apps'
import { completeComponent } from './control/component'
import { completePhones } from './phones/people'
import { emptyPay, type PayState } from './payments/state'
import { completePrograms } from './programs/program'
import { defaultSettings } from './settings'
import type { WorldState } from './state'

/** A saved world may be older than anything that was added since. */
export const completeState = (saved: WorldState, empty: WorldState): WorldState => ({
  ...empty,
  ...saved,
  settings: { ...defaultSettings, ...saved.settings },
  component: completeComponent(saved.component),
  apps: completeApps(saved.apps),
  phones: completePhones(saved.phones),
  programs: completePrograms(saved.programs ?? {}),
  // Older worlds have none, so it may be missing whatever its type says.
  pay: { ...emptyPay(), ...(saved.pay as PayState | undefined) },
})
