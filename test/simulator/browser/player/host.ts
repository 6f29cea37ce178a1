import type { Fields } from '../kit/value'

/** The phone, as far as a program on it may use it. */
export interface Host {
  who: string
  now(): number
  line: PhoneLine
  memory(appid: string): Memory
  openWeb(url: string): void
  scan(): Promise<string | undefined>
  goHome(): void
  clipboard: { text: string }
  /** An error of the program, for the person in front of the desk. */
  complain(appid: string, text: string): void
}

/** The phone's line to the simulator. */
export interface PhoneLine {
  login(appid: string): Promise<{ code: string }>
  phoneNumber(appid: string): Promise<Fields>
  request(request: Fields): Promise<Fields>
  upload(upload: Fields): Promise<Fields>
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
