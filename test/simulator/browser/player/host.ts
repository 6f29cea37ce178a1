import type { Fields } from '../kit/value'

/** 正式版, 体验版, 审核版. */
export type Kind = 'live' | 'trial' | 'review'

/** Which program asks something, and as which version. */
export interface Asker {
  appid: string
  kind: Kind
}

/** A mini-program's code that was scanned. */
export interface CodeTarget extends Asker {
  /** Page with query; empty for the home page. */
  path: string
  scene: string
}

export interface Scanned {
  text: string
  program?: CodeTarget
}

export interface ScanLimits {
  /** 只允许从相机扫码: no pictures of the own album. */
  onlyCamera: boolean
}

/** `sound` is heard, `shake` is felt; `quiet` only stands in the journal. */
export interface Feeling {
  kind: 'sound' | 'shake' | 'quiet'
  what: string
  detail: string
}

/** A file in a chat. */
export interface ChatFile {
  id: string
  name: string
  base64: string
  at: number
}

/** A mini-program's card for the other person. */
export interface ShareCard {
  title: string
  /** Page with query. */
  path: string
  /** A picture as base64, or ''. */
  image: string
}

/** 收货地址 as wx.chooseAddress answers it. */
export interface Address {
  userName: string
  telNumber: string
  postalCode: string
  provinceName: string
  cityName: string
  countyName: string
  detailInfo: string
  nationalCode: string
}

/** The phone, as far as a program on it may use it. */
export interface Host {
  who: string
  now(): number
  line: PhoneLine
  memory(appid: string): Memory
  openWeb(url: string): void
  scan(limits: ScanLimits): Promise<Scanned | undefined>
  goHome(): void
  clipboard: { text: string }
  /** The person hears a sound or feels the phone shake. */
  feel(appid: string, feeling: Feeling): void
  /** An error of the program, for the person in front of the desk. */
  complain(appid: string, text: string): void
}

/** Who gets how much for what. */
export interface PaymentSheet {
  receiver: string
  totalFen: number
  description: string
}

/** The phone's line to the simulator. */
export interface PhoneLine {
  login(asker: Asker): Promise<{ code: string }>
  phoneNumber(asker: Asker): Promise<Fields>
  request(request: Asker & Fields): Promise<Fields>
  upload(upload: Asker & Fields): Promise<Fields>
  savePicture(appid: string, base64: string): Promise<void>
  person(): Promise<Fields>
  /** A picture on the net as base64, or ''. It comes through the simulator: no server says who else may read its pictures. */
  picture(url: string): Promise<string>
  files(): Promise<ChatFile[]>
  keepAddresses(addresses: Address[]): Promise<void>
  sendCard(asker: Asker, card: ShareCard): Promise<void>
  /** A picture as base64, for the other person. */
  sendPicture(image: string): Promise<void>
  /** By template, whether a message may be sent. */
  subscribe(appid: string, answers: Record<string, 'accept' | 'reject'>): Promise<void>
  /** Something for the customer service: that the person came, or what the person writes. */
  contact(appid: string, message: { sessionFrom: string } | { content: string }): Promise<void>
  /** What wx.requestPayment is about; it refuses in wx's words. */
  paymentSheet(asker: Asker, parameters: Fields): Promise<PaymentSheet>
  /** Pays, or does not want to; answers the errMsg of wx. */
  pay(asker: Asker, parameters: Fields, choice: 'pay' | 'cancel'): Promise<string>
  /** The person has the account delete what it knows. */
  withdraw(appid: string, infos: number[]): Promise<void>
}

export interface Picture {
  id: string
  base64: string
}

/** What the phone keeps for one program: its storage, its files, what the person allowed it. */
export interface Memory {
  read(name: string): string | undefined
  write(name: string, value: string): void
  remove(name: string): void
  names(): string[]
}
