import type { Fields } from '../kit/value'

/** A wx API that says no: the reason follows `<name>:fail ` in its errMsg. */
export class Refusal extends Error {
  constructor(
    reason: string,
    readonly more: Fields = {},
  ) {
    super(reason)
    this.name = 'Refusal'
  }
}
