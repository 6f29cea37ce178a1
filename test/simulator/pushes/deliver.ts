import { seal, signature, unseal } from '../crypto'
import { faultText, pushFault, type Fault } from '../faults'
import { note, type Entry } from '../journal'
import { reason } from '../reason'
import { carry } from './carry'
import type { Component } from '../accounts'
import { appOf, type World } from '../world'
import { readXml, writeXml } from '../xml'
import { retryLater } from './outbox'
import type { Push, PushManner } from './push'

interface Letter {
  url: string
  contentType: string
  body: string
}

const source = {
  page: 'developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/message_push.html',
  grade: 'A',
}

/** Authorisation events carry AppId in the envelope, messages ToUserName. */
const receiver = (world: World, push: Push, us: Component): Record<string, string> =>
  push.channel === 'component' ? { AppId: us.appid } : { ToUserName: appOf(world, push.appid)?.userName ?? '' }

const addressOf = (push: Push, us: Component) =>
  push.channel === 'component' ? us.authorizeUrl : us.callbackUrl.replaceAll('$APPID$', push.appid)

const withQuery = (url: string, query: Record<string, string>) =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(query).toString()}`

function signatures(us: Component, timestamp: string, nonce: string, sealed: string, manner: PushManner) {
  const token = manner.wrongSignature ? `${us.token}-wrong` : us.token
  return {
    signature: signature(token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: signature(token, timestamp, nonce, sealed),
  }
}

/** Seals and signs a push as it goes over the wire. Every attempt has its own time stamp, nonce and random bytes. */
function letter(world: World, push: Push, us: Component, manner: PushManner): Letter {
  const aesKey = manner.oldKey && us.previousAesKey ? us.previousAesKey : us.aesKey
  const sealed = seal(push.plaintext, { aesKey, appid: us.appid }, Buffer.from(world.random.text(16)))
  const envelope = { ...receiver(world, push, us), Encrypt: sealed }
  const nonce = String(world.random.below(2_000_000_000))
  const signed = signatures(us, String(world.clock.seconds()), nonce, sealed, manner)
  const url = withQuery(addressOf(push, us), { ...signed, ...(push.openid ? { openid: push.openid } : {}) })
  if (manner.unsealed) return { url, contentType: 'text/xml', body: push.plaintext }
  if (manner.json) return { url, contentType: 'application/json', body: JSON.stringify(envelope) }
  return { url, contentType: 'text/xml', body: writeXml(envelope) }
}

/** A reply with something to say is sealed like a request; it is opened for the journal. */
function openReply(us: Component, manner: PushManner, body: string): string {
  const { Encrypt = '', MsgSignature, TimeStamp = '', Nonce = '' } = readXml(body)
  if (!Encrypt) return ''
  if (signature(us.token, TimeStamp, Nonce, Encrypt) !== MsgSignature) return '(reply with a wrong signature)'
  const aesKey = manner.oldKey && us.previousAesKey ? us.previousAesKey : us.aesKey
  try {
    return unseal(Encrypt, { aesKey, appid: us.appid })
  } catch (error) {
    return `(reply that cannot be opened: ${reason(error)})`
  }
}

const isTaken = (status: number, body: string, reply: string) =>
  status === 200 && (body.trim() === 'success' || body.trim() === '' || reply.startsWith('<xml>'))

function openEntry(world: World, push: Push, { url, contentType, body }: Letter, fault: Fault | undefined): Entry {
  return note(world, {
    kind: 'push',
    title: push.kind,
    path: URL.canParse(url) ? new URL(url).pathname : url,
    request: { method: 'POST', url, headers: { 'content-type': contentType }, body },
    source,
    appid: push.appid,
    plaintext: push.plaintext,
    attempt: push.attempts.length + 1,
    fault: fault ? faultText(fault) : '',
  })
}

const combine = (manner: PushManner, fault: Fault | undefined): PushManner => ({
  wrongSignature: manner.wrongSignature || fault?.wrongSignature === true,
  oldKey: manner.oldKey || fault?.oldKey === true,
  json: manner.json || fault?.json === true,
  unsealed: manner.unsealed || fault?.unsealed === true,
})

async function send(world: World, push: Push, us: Component, fault: Fault | undefined): Promise<void> {
  const manner = combine(push.manner, fault)
  const sent = letter(world, push, us, manner)
  const entry = openEntry(world, push, sent, fault)
  if (fault?.drop === 'before') {
    push.state = 'lost'
    return
  }
  const made = await carry(world, { ...sent, headers: { 'content-type': sent.contentType } }, entry)
  const status = fault?.drop === 'after' ? null : made.status
  push.attempts.push({ ...made, status })
  push.reply = openReply(us, manner, made.body)
  if (push.state === 'delivered') return
  if (status !== null && isTaken(status, made.body, push.reply)) push.state = 'delivered'
  else retryLater(world, push)
}

/**
 * Sends a push once. Without `success` it is tried again a little later, three times in all (grade A for messages).
 * A push that was delivered already, sent again on request, is not tried again.
 */
export async function deliver(world: World, push: Push): Promise<void> {
  const us = world.state.component
  if (!us) return
  const fault = pushFault(world, push.kind)
  for (let time = 0; time <= (fault?.repeat ?? 0); time += 1) await send(world, push, us, fault)
}
