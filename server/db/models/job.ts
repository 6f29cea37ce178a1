import { id, integer, json, longText, optional, text, time, type Column } from '../columns'

/** `waiting` is due at `dueAt`, `dead` rests until somebody replays it. */
export type QueueState = 'waiting' | 'done' | 'dead'

/** What every row that is worked through once carries. Claimed by a lease in system time. */
export interface QueueRow {
  id: string
  state: QueueState
  dueAt: Date
  tries: number
  error: string | null
  leaseOwner: string | null
  leaseUntil: Date
  createdAt: Date
  doneAt: Date | null
}

const queue: Record<string, Column> = {
  state: text(16),
  dueAt: time(),
  tries: integer(),
  error: optional(text(500)),
  leaseOwner: optional(text(96)),
  leaseUntil: time(),
  createdAt: time(),
  doneAt: optional(time()),
}

export type InboxChannel = 'component' | 'authorizer'

/** One callback of WeChat, kept before it was answered. */
export interface InboxRow extends QueueRow {
  /** SHA-256 over what makes the event one and the same: a repeated push meets it. */
  id: string
  channel: InboxChannel
  /** InfoType, Event or MsgType. */
  name: string
  /** The authorizer it is about, where it names one. */
  appid: string | null
  /** Sealed plaintext. */
  body: string
  /** WeChat's CreateTime. */
  happenedAt: Date
}

export const inbox = {
  columns: {
    id: id(),
    channel: text(16),
    name: text(64),
    appid: optional(text(32)),
    body: longText(),
    happenedAt: time(),
    ...queue,
  },
  indexes: [{ fields: ['state', 'dueAt'] }, { fields: ['createdAt'] }],
}

/** One thing to do for one row, written in the transaction that made it necessary. */
export interface TaskRow extends QueueRow {
  kind: string
  input: Record<string, string>
}

export const tasks = {
  columns: { id: id(), kind: text(48), input: json(), ...queue },
  indexes: [{ fields: ['state', 'dueAt'] }, { fields: ['createdAt'] }],
}

/** When each sweep is due again, shared by every process. */
export interface SweepRow {
  /** The sweep's name. */
  id: string
  dueAt: Date
  leaseOwner: string | null
  leaseUntil: Date
}

export const sweeps = {
  columns: { id: id(), dueAt: time(), leaseOwner: optional(text(96)), leaseUntil: time() },
  indexes: [{ fields: ['dueAt'] }],
}
