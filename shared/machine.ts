/** From a state, the events that may happen and the state each leads to. */
export type Arrows<State extends string> = Record<State, Record<string, State>>

export interface Machine<State extends string, Event extends string> {
  readonly name: string
  readonly initial: State
  readonly states: readonly State[]
  readonly arrows: Arrows<State>
  /** The state that `event` leads to, or null where it may not happen. */
  next(from: State, event: Event): State | null
  /** The events that may happen, in the order of the table: what buttons are made from. */
  events(from: State): Event[]
}

/** Not `Object.hasOwn`: this file also runs on phones whose engine is older than it. */
const has = (row: object, key: string): boolean => Object.prototype.hasOwnProperty.call(row, key)

type EventOf<Table> = { [State in keyof Table]: keyof Table[State] }[keyof Table] & string

/** A state machine as data: read a row as "from here, this may happen". */
export function machine<const Table extends Record<string, Record<string, keyof Table & string>>>(
  name: string,
  initial: keyof Table & string,
  table: Table,
): Machine<keyof Table & string, EventOf<Table>> {
  type State = keyof Table & string
  const arrows = table as Arrows<State>
  return {
    name,
    initial,
    states: Object.keys(table),
    arrows,
    next: (from, event) => (has(arrows[from], event) ? (arrows[from][event] ?? null) : null),
    events: (from) => Object.keys(arrows[from]),
  }
}

export type StateOf<M> = M extends Machine<infer State, string> ? State : never
