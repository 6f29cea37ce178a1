import { ask, get, post } from '../kit/control'
import { textOf, type Fields } from '../kit/value'
import type { Asker, Feeling, PaymentSheet, PhoneLine, Picture, Scanned, ShareCard } from '../player/host'
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

/** A mini-program that one person sent the other. */
export interface Card extends ShareCard, Asker {
  what: 'card'
}

interface SentPicture {
  what: 'picture'
  image: string
}

/** Something in the chat with the other person. */
export type Message = (Card | SentPicture) & { id: string; from: string; at: number }

/** Everything a phone asks of the simulator. */
export interface Line extends PhoneLine {
  pictures(): Promise<(Picture & { at: number })[]>
  /** What a code in the picture says; null where there is none. */
  decode(picture: { base64: string } | { url: string }): Promise<Scanned | null>
  /** Notes that the person has opened it. */
  opened(asker: Asker): Promise<void>
  open(visit: Visit): Promise<WebPage>
  messages(): Promise<Message[]>
  feel(appid: string, feeling: Feeling): Promise<void>
  /** Photos that came with the phone. */
  samples(): Promise<{ name: string; base64: string }[]>
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
    picture: async (url) => (await get<{ base64: string }>(`${path}/picture?url=${encodeURIComponent(url)}`)).base64,
    pictures: () => get(`${path}/album`),
    decode: async (picture) => {
      const { text, ...found } = await post<Omit<Scanned, 'text'> & { text: string | null }>(`${path}/scan`, picture)
      return text === null ? null : { text, ...found }
    },
    opened: async (asker) => void (await post(`${path}/opened`, asker)),
    files: () => get(`${path}/files`),
    messages: () => get(`${path}/messages`),
    sendPicture: async (image) => void (await post(`${path}/pictures`, { image })),
    samples: () => get(`${path}/samples`),
    keepAddresses: async (addresses) => void (await ask('PUT', `${path}/addresses`, { addresses })),
    sendCard: async (asker, card) => void (await post(`${path}/cards`, { ...asker, ...card })),
    subscribe: async (appid, answers) => void (await post(`${path}/subscriptions`, { appid, answers })),
    contact: async (appid, message) => void (await post(`${path}/contact`, { appid, ...message })),
    withdraw: async (appid, infos) => void (await post(`${path}/withdraw`, { appid, infos })),
    paymentSheet: async (asker, parameters) => {
      const { sheet, errMsg } = await post<{ sheet?: PaymentSheet; errMsg?: string }>(`${path}/payments`, {
        ...{ appid: asker.appid, parameters },
      })
      if (!sheet) throw new Refusal(textOf(errMsg).replace(/^\w+:fail:?\s*/, ''))
      return sheet
    },
    pay: async ({ appid }, parameters, choice) =>
      textOf((await post<Fields>(`${path}/pay`, { appid, parameters, choice })).errMsg),
    feel: async (appid, { what, detail }) => void (await post(`${path}/feelings`, { appid, what, detail })),
    open: (visit) => post(`${path}/web?format=json`, visit),
  }
}
