const minute = 60_000
const hour = 60 * minute
const two = (n: number): string => String(n).padStart(2, '0')

/** How long ago, as people say it. */
export function ago(at: number | string): string {
  const passed = Date.now() - new Date(at).getTime()
  if (passed < minute) return '刚刚'
  if (passed < hour) return `${Math.floor(passed / minute)} 分钟前`
  return passed < 24 * hour ? `${Math.floor(passed / hour)} 小时前` : dayAndTime(at)
}

/** Beijing time, whatever the phone is set to: 11月20日 14:05. */
export function dayAndTime(at: number | string): string {
  const { month, day, time } = beijing(at)
  return `${month}月${day}日 ${time}`
}

/** Beijing time of day: 14:05. */
export const timeOfDay = (at: number | string): string => beijing(at).time

/** The next time something happens, within a week: 今天 17:00, 明天 08:00, 周三 08:00. */
export function comingTime(at: number | string): string {
  const days = dayNumber(at) - dayNumber(Date.now())
  const near = ['今天', '明天'][days]
  return `${near ?? `${days >= 7 ? '下' : ''}周${'一二三四五六日'[weekday(at) - 1]}`} ${timeOfDay(at)}`
}

/** 1 Monday … 7 Sunday, in Beijing. */
export const weekdayNow = (): number => weekday(Date.now())

const dayNumber = (at: number | string): number => Math.floor((new Date(at).getTime() + 8 * hour) / (24 * hour))

/** 1970-01-01 was a Thursday. */
const weekday = (at: number | string): number => ((dayNumber(at) + 3) % 7) + 1

function beijing(at: number | string) {
  const shifted = new Date(new Date(at).getTime() + 8 * hour)
  const time = `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`
  return { month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(), time }
}
