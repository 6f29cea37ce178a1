import { get, post } from '../kit/control'
import { textOf, type Fields } from '../kit/value'
import type { Asker, PhoneLine, Picture, Scanned } from '../player/host'
import { Refusal } from '../player/refusal'

export interface WebPage {
  url: string
  status: number
  title: string
  html: string
  problem: string
}

export interface Visit {
  url: string
  method: string
  body: string
  referer: string
}

/** Everything a phone asks of the simulator. */
export interface Line extends PhoneLine {
  pictures(): Promise<(Picture & { at: number })[]>
  /** What a code in the picture says; null where there is none. */
  decode(picture: { base64: string } | { url: string }): Promise<Scanned | null>
  /** Notes that the person has opened it. */
  opened(asker: Asker): Promise<void>
  open(visit: Visit): Promise<WebPage>
}

export function phoneLine(who: string): Line {
  const path = `/phones/${who}`
  return {
    login: (asker) => post(`${path}/login`, asker),
    phoneNumber: async (asker) => {
      const answer = await post<Fields>(`${path}/phoneNumber`, asker)
      if (answer.code === undefined) throw new Refusal(textOf(answer.errMsg).replace(/^\w+:fail:?\s*/, ''))
      return answer
    },
    request: (request) => post(`${path}/request`, request),
    upload: (upload) => post(`${path}/upload`, upload),
    savePicture: async (appid, base64) => void (await post(`${path}/album`, { appid, base64 })),
    person: () => get(path),
    pictures: () => get(`${path}/album`),
    decode: async (picture) => {
      const { text, ...found } = await post<Omit<Scanned, 'text'> & { text: string | null }>(`${path}/scan`, picture)
      return text === null ? null : { text, ...found }
    },
    opened: async (asker) => void (await post(`${path}/opened`, asker)),
    open: (visit) => post(`${path}/web?format=json`, visit),
  }
}
