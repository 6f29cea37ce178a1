import type { InboxChannel, InboxRow } from '../db/models/job'
import { Failure } from '../failures'
import { digest } from '../ids'
import type { Platform } from '../platform'
import { sealedPlace } from '../sealedPlace'
import { readMessage } from '../wechat/envelope'
import { eventKey } from '../wechat/eventKey'
import type { XmlFields } from '../xml'

/** A verified push of WeChat. */
export interface ArrivedEvent {
  fields: XmlFields
  plaintext: string
}

const never = new Date(0)
const place = (id: string): string => sealedPlace('inbox', 'body', id)

/** InfoType of the component's pushes, Event of an account's, MsgType of its messages. */
export function eventName(fields: XmlFields): string {
  const { InfoType, Event, MsgType } = fields
  const name = [InfoType, Event, MsgType].find((value) => typeof value === 'string' && value !== '')
  return typeof name === 'string' ? name.slice(0, 64) : 'unknown'
}

const secondsToDate = (seconds: unknown): Date => new Date(Number(seconds) * 1000 || 0)

/** Keeps a push under its key, before it is answered. False when it has come before. */
export async function keepEvent(
  platform: Platform,
  channel: InboxChannel,
  appid: string | null,
  { fields, plaintext }: ArrivedEvent,
  now: Date,
): Promise<boolean> {
  const id = digest(`${channel}|${eventKey(fields, plaintext)}`)
  const isNew = await platform.inbox.createOnce({
    id,
    channel,
    name: eventName(fields),
    appid,
    body: platform.sealer.seal(plaintext, place(id)),
    happenedAt: secondsToDate(fields.CreateTime),
    ...{ state: 'waiting', dueAt: now, tries: 0, error: null, leaseOwner: null, leaseUntil: never },
    ...{ createdAt: now, doneAt: null },
  })
  if (isNew) platform.work.wake()
  return isNew
}

/** What a kept push said. */
export const openEvent = ({ sealer }: Platform, row: InboxRow): XmlFields =>
  readMessage(sealer.open(row.body, place(row.id)))

/** The pushes whose handling has failed for good, oldest first. */
export const deadEvents = (platform: Platform): Promise<InboxRow[]> =>
  platform.inbox.list({ state: 'dead' }, { order: [['createdAt', 'ASC']], limit: 500 })

/**
 * Puts a dead push back in line.
 *
 * @throws NOT_FOUND when there is no dead push of that id
 */
export async function replayEvent(platform: Platform, id: string, now: Date): Promise<void> {
  const matched = await platform.inbox.update({ id, state: 'dead' }, { state: 'waiting', tries: 0, dueAt: now })
  if (matched === 0) throw new Failure('NOT_FOUND', { inbox: id })
  platform.work.wake()
}

const keptMs = 30 * 24 * 3600_000

/** Forgets what was handled a month ago. What is dead stays until somebody has looked at it. */
export async function forgetHandled(platform: Platform, now: Date): Promise<void> {
  const before = { lt: new Date(now.getTime() - keptMs) }
  await platform.inbox.remove({ state: 'done', createdAt: before })
  await platform.tasks.remove({ state: 'done', createdAt: before })
  await platform.sessions.remove({ expiresAt: before })
}
