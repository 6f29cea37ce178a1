import { AsyncLocalStorage } from 'node:async_hooks'

const scope = new AsyncLocalStorage<true>()

/** Marks everything that `work` does as happening inside a transaction. */
export const asTransaction = <T>(work: () => Promise<T>): Promise<T> => scope.run(true, work)

/** True for code called, however indirectly, from the work of a transaction. */
export const insideTransaction = (): boolean => scope.getStore() === true
