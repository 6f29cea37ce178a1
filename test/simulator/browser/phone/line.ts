import { get, post } from '../kit/control'
import { textOf, type Fields } from '../kit/value'
import type { PhoneLine, Picture } from '../player/host'
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
  decode(picture: Picture): Promise<string | null>
  open(visit: Visit): Promise<WebPage>
}

export function phoneLine(who: string): Line {
  const path = `/phones/${who}`
  return {
    login: (appid) => post(`${path}/login`, { appid }),
    phoneNumber: async (appid) => {
      const answer = await post<Fields>(`${path}/phoneNumber`, { appid })
      if (answer.code === undefined) throw new Refusal(textOf(answer.errMsg).replace(/^\w+:fail:?\s*/, ''))
      return answer
    },
    request: (request) => post(`${path}/request`, request),
    upload: (upload) => post(`${path}/upload`, upload),
    savePicture: async (appid, base64) => void (await post(`${path}/album`, { appid, base64 })),
    person: () => get(path),
    pictures: () => get(`${path}/album`),
    decode: async ({ base64 }) => (await post<{ text: string | null }>(`${path}/scan`, { base64 })).text,
    open: (visit) => post(`${path}/web?format=json`, visit),
  }
}
