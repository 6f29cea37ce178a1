import { isCall, type Call } from '../kit/value'

/** EventChannel: how an opened page talks to the one that opened it. */
export interface EventChannel {
  on(name: string, call: unknown): void
  once(name: string, call: unknown): void
  off(name: string, call?: unknown): void
  emit(name: string, ...args: unknown[]): void
}

interface Listener {
  call: Call
  isOnce: boolean
}

export function createEventChannel(): EventChannel {
  const listeners = new Map<string, Listener[]>()
  const heard = (name: string) => listeners.get(name) ?? []
  const keep = (name: string, which: (one: Listener) => boolean) => listeners.set(name, heard(name).filter(which))
  const add = (isOnce: boolean) => (name: string, call: unknown) => {
    if (isCall(call)) listeners.set(name, [...heard(name), { call, isOnce }])
  }
  return {
    on: add(false),
    once: add(true),
    off: (name, call) => void keep(name, (one) => call !== undefined && one.call !== call),
    emit: (name, ...args) => {
      const calls = heard(name)
      keep(name, ({ isOnce }) => !isOnce)
      for (const { call } of calls) call(...args)
    },
  }
}
