import type { Kind } from '../programs/running'
import type { Phone } from './phone'

const kept = 20

/** 最近使用的小程序: the newest first, a trial beside its live version. */
export function rememberOpened(phone: Phone, appid: string, kind: Kind, at: number): void {
  const others = phone.opened.filter((one) => one.appid !== appid || one.kind !== kind)
  phone.opened = [{ appid, kind, at }, ...others].slice(0, kept)
}
