import type { Asker } from '../player/host'

/** Something the desk wants on a phone, wherever that phone is open. */
interface Errand {
  who: string
  open: Asker
}

const channelName = 'simulator-phones'

/** Has a phone open a program. */
export function sendErrand(errand: Errand): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(errand)
  channel.close()
}

export function hearErrands(who: string, open: (asker: Asker) => void): void {
  new BroadcastChannel(channelName).onmessage = ({ data }: MessageEvent<Errand>) => {
    if (data.who === who) open(data.open)
  }
}
