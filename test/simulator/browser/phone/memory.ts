import { ask, post } from '../kit/control'
import { fields, textOf, type Fields } from '../kit/value'
import type { Memory } from '../player/host'

const scopePrefix = 'scope:'

/**
 * What the phone keeps of one program. The truth is with the simulator, so that a phone looks the same in every window
 * and a world can be saved; here is a copy that answers at once, and changes are sent after it one at a time.
 */
export function programMemory(who: string, appid: string, kept: { storage: Fields; permissions: Fields }): Memory {
  const values = new Map(Object.entries(kept.storage).map(([name, value]) => [name, textOf(value)]))
  for (const [scope, isAllowed] of Object.entries(kept.permissions)) values.set(scopePrefix + scope, String(isAllowed))
  const save = savingOneByOne(() => {
    const storage = [...values].filter(([name]) => !name.startsWith(scopePrefix))
    return ask('PUT', `/phones/${who}/storage`, { appid, storage: Object.fromEntries(storage) })
  })
  return {
    read: (name) => values.get(name),
    names: () => [...values.keys()],
    write: (name, value) => {
      values.set(name, value)
      if (name.startsWith(scopePrefix)) void allow(who, appid, name, value === 'true')
      else save()
    },
    remove: (name) => {
      values.delete(name)
      if (name.startsWith(scopePrefix)) void allow(who, appid, name, undefined)
      else save()
    },
  }
}

const allow = (who: string, appid: string, name: string, allowed: boolean | undefined) =>
  post(`/phones/${who}/permissions`, { appid, scope: name.slice(scopePrefix.length), allowed })

/** Many changes in a row become one save after the one that is under way. */
function savingOneByOne(save: () => Promise<unknown>): () => void {
  let isSaving = false
  let isDue = false
  const run = async () => {
    isSaving = true
    while (isDue) {
      isDue = false
      await save().catch((error: unknown) => console.error('[手机] 存储没有保存', error))
    }
    isSaving = false
  }
  return () => {
    isDue = true
    if (!isSaving) void run()
  }
}

export const keptFor = (person: Fields, appid: string) => ({
  storage: fields(fields(person.storage)[appid]),
  permissions: fields(fields(person.permissions)[appid]),
})
