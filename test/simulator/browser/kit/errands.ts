import type { Asker } from '../player/host'

/** Something the desk wants on a phone, wherever that phone is open. */
interface Errand {
  who: string
  open: Asker
}

/** What goes through the channel: an errand, that it was heard, or that somebody's phone begins to listen. */
type Word = { errand: Errand; id: string } | { heard: string } | { listens: string }

const channelName = 'simulator-phones'
const patienceMs = 60_000

/** Has a phone open a program. One that is still being loaded hears of it as soon as it listens. */
export function sendErrand(errand: Errand): void {
  const channel = new BroadcastChannel(channelName)
  const id = String(Math.random())
  const send = () => channel.postMessage({ errand, id } satisfies Word)
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if ('heard' in data && data.heard === id) channel.close()
    if ('listens' in data && data.listens === errand.who) send()
  }
  setTimeout(() => channel.close(), patienceMs)
  send()
}

export function hearErrands(who: string, open: (asker: Asker) => void): void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (!('errand' in data) || data.errand.who !== who) return
    channel.postMessage({ heard: data.id } satisfies Word)
    open(data.errand.open)
  }
  channel.postMessage({ listens: who } satisfies Word)
}
