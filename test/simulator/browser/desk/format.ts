import { beijing } from '../kit/clock'

const week = '日一二三四五六'

export const dayOf = (ms: number): string => {
  const at = beijing(ms)
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${week[at.getUTCDay()] ?? ''}`
}

export const timeOf = (ms: number): string => beijing(ms).toISOString().slice(11, 19)

/** `3 分钟`, for ages and for what is left. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} 秒`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} 小时${minutes % 60 ? ` ${minutes % 60} 分` : ''}`
  return `${Math.floor(hours / 24)} 天`
}

/** The sentences of a reason, without WeChat's numbers and `<br>`. */
export const reasonLines = (reason: string): string[] =>
  reason
    .split('<br>')
    .map((line) =>
      line
        .replace(/^\(?\d+\)?:/, '')
        .replace(/:$/, '：')
        .trim(),
    )
    .filter(Boolean)

/** JSON and XML on several lines, anything else as it is. */
export function readable(text: string): string {
  const trimmed = text.trim()
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return prettyJson(trimmed)
  if (trimmed.startsWith('<xml')) return prettyXml(trimmed)
  return text
}

/** A line after every closing tag; CDATA stays beside its element. */
const prettyXml = (xml: string): string =>
  xml.replace(/(<xml>|<\/\w+>)\s*(?=<)/g, '$1\n').replace(/^(?=<(?!\/?xml>))/gm, '  ')

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** An address without its host, for rows. */
export function pathOf(address: string): string {
  if (!URL.canParse(address)) return address
  const { pathname, search } = new URL(address)
  return decodeURIComponent(pathname) + (search.length > 60 ? `${search.slice(0, 60)}…` : search)
}
