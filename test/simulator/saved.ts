import { completePhones } from './phones/people'
import { completePrograms } from './programs/program'
import type { WorldState } from './state'
import { defaultSettings } from './world'

/** A saved world may be older than anything that was added since. */
export const completeState = (saved: WorldState, empty: WorldState): WorldState => ({
  ...empty,
  ...saved,
  settings: { ...defaultSettings, ...saved.settings },
  phones: completePhones(saved.phones),
  programs: completePrograms(saved.programs ?? {}),
})
