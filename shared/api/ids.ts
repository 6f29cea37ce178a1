import { z } from 'zod'

/** An opaque id of ours as it stands in an address or a body. */
export const rowId = z.string().regex(/^[\w-]{1,96}$/)

/** Chosen by the phone before the first try and repeated with every further one: doing it twice is doing it once. */
export const requestKey = z.string().regex(/^[\w-]{16,64}$/)

/** Where a page of a list begins: what the page before answered as `after`. */
export const after = z.string().max(96).optional()

/** A page of a list; `after` is null at its end. */
export interface Page<Row> {
  rows: Row[]
  after: string | null
}

export const phoneNumber = z
  .string()
  .trim()
  .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/, { error: '请填写正确的电话号码' })
