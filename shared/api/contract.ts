import type { z } from 'zod'
import type { Role } from '../store'

/**
 * One route as both sides know it: what it takes and what it gives. The key it stands under in its table is
 * `METHOD /path`: the string that the server mounts, that `call()` takes, and that `/openapi.json` lists.
 *
 * Path, query and body arrive as one validated input.
 */
export interface Entry<Input extends z.ZodType = z.ZodType, Answer = unknown> {
  readonly input: Input
  /** `public`: no session. The list of public entries is asserted by a test. */
  readonly access: 'session' | 'public'
  /** Who of a store's staff may ask. Left out: all of them. */
  readonly roles?: readonly Role[]
  /** The multipart field that carries a file, where there is one. */
  readonly file?: { field: string; maxBytes: number }
  /** How long anybody on the way may keep the answer, which is the same for everybody. Left out: nobody may. */
  readonly cacheSeconds?: number
  /** It answers with a file, as it is, instead of `{ data }`. */
  readonly isFile?: true
  /** A phantom: carries the answer's type, never a value. */
  readonly answer?: Answer
}

export type Api = Record<string, Entry>
export type InputOf<E> = E extends Entry<infer Input> ? z.output<Input> : never
export type RequestOf<E> = E extends Entry<infer Input> ? z.input<Input> : never
export type AnswerOf<E> = E extends Entry<z.ZodType, infer Answer> ? Answer : never

/** A file to be kept: its name is for people. */
export interface FileAnswer {
  name: string
  type: string
  bytes: Uint8Array
}

interface Draft<Input extends z.ZodType> {
  gives<Answer>(): Entry<Input, Answer>
  givesFile(): Entry<Input, FileAnswer>
  publicly: Draft<Input>
  for(...roles: Role[]): Draft<Input>
  withFile(field: string, maxBytes: number): Draft<Input>
  cached(seconds: number): Draft<Input>
}

const draft = <Input extends z.ZodType>(entry: Entry<Input>): Draft<Input> => ({
  gives: <Answer>() => entry as Entry<Input, Answer>,
  givesFile: () => ({ ...entry, isFile: true }) as Entry<Input, FileAnswer>,
  get publicly() {
    return draft({ ...entry, access: 'public' })
  },
  for: (...roles) => draft({ ...entry, roles }),
  withFile: (field, maxBytes) => draft({ ...entry, file: { field, maxBytes } }),
  cached: (cacheSeconds) => draft({ ...entry, cacheSeconds }),
})

/** Begins an entry: `takes(schema).gives<Answer>()`. */
export const takes = <Input extends z.ZodType>(input: Input): Draft<Input> => draft({ input, access: 'session' })
