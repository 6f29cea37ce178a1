const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, or how soon, as people say it. */
export function ago(at: string, nowMs: number): string {
  const passed = nowMs - Date.parse(at)
  if (passed < -minute) return `${span(-passed)}后`
  if (passed < minute) return '刚刚'
  return passed < 30 * day ? `${span(passed)}前` : exactTime(at).slice(0, 10)
}

function span(ms: number): string {
  if (ms < hour) return `${Math.floor(ms / minute)} 分钟`
  return ms < day ? `${Math.floor(ms / hour)} 小时` : `${Math.floor(ms / day)} 天`
}

const beijing = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' })

/** Beijing time, wherever the browser stands: 2026-11-20 14:05:09. */
export const exactTime = (at: string): string => beijing.format(new Date(at))
