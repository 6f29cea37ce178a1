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

/** The phone, as far as a program on it may use it. */
export interface Host {
  who: string
  now(): number
  line: PhoneLine
  memory(appid: string): Memory
  openWeb(url: string): void
  scan(): Promise<Scanned | undefined>
  goHome(): void
  clipboard: { text: string }
  /** An error of the program, for the person in front of the desk. */
  complain(appid: string, text: string): void
}

/** The phone's line to the simulator. */
export interface PhoneLine {
  login(asker: Asker): Promise<{ code: string }>
  phoneNumber(asker: Asker): Promise<Fields>
  request(request: Asker & Fields): Promise<Fields>
  upload(upload: Asker & Fields): Promise<Fields>
  savePicture(appid: string, base64: string): Promise<void>
  person(): Promise<Fields>
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
