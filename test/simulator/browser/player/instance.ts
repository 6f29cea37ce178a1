import { carried, fields, isCall, type Call, type Fields } from '../kit/value'
import { withPatches } from './dataPath'
import type { Owner } from './wxml/mounted'

/** A running page or component: what the package calls `this`, and what of its data is shown. */
export interface Instance extends Owner {
  object: Fields
  /** The data as the view received it: a copy, so the package cannot change the screen without setData. */
  shown: Fields
  /** Paints the shown data now. */
  render: () => void
  /** Runs a lifecycle function if there is one; an error in it goes to the program, not to us. */
  run(name: string, ...args: unknown[]): unknown
  set(patches: Fields, then?: unknown): void
}

export interface InstanceOptions {
  object: Fields
  into: <T>(value: T) => T
  onError: (error: unknown) => void
}

export function createInstance({ object, into, onError }: InstanceOptions): Instance {
  let waiting: Call[] = []
  let isScheduled = false

  const flush = () => {
    isScheduled = false
    const callbacks = waiting
    waiting = []
    instance.render()
    for (const callback of callbacks) guarded(() => callback.call(object))
  }
  const guarded = (run: () => unknown): unknown => {
    try {
      return run()
    } catch (error) {
      onError(error)
      return undefined
    }
  }
  const instance: Instance = {
    object,
    shown: carried(fields(object.data)),
    render: () => undefined,
    run: (name, ...args) => {
      const method = object[name]
      return isCall(method) ? guarded(() => method.apply(object, args)) : undefined
    },
    call: (handler, event) => {
      if (isCall(object[handler])) instance.run(handler, into(event))
      else console.error(`[手机] 页面里没有事件处理函数 ${handler}`)
    },
    set: (patches, then) => {
      object.data = withPatches(fields(object.data), patches)
      instance.shown = withPatches(instance.shown, carried(patches))
      if (isCall(then)) waiting.push(then)
      if (!isScheduled) queueMicrotask(flush)
      isScheduled = true
    },
  }
  object.setData = (patches: unknown, then?: unknown) => instance.set(fields(patches), then)
  return instance
}
