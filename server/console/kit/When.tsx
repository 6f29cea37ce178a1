import { Tooltip } from 'antd'
import { useEffect, useReducer } from 'react'
import { now } from '../clock'
import { ago, exactTime } from './time'

/** How long ago, and the exact time for whoever points at it. */
export function When({ at }: { at: string | null }) {
  const [, tick] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [])
  if (at === null) return <span className="quiet">—</span>
  return (
    <Tooltip title={exactTime(at)}>
      <time dateTime={at}>{ago(at, now())}</time>
    </Tooltip>
  )
}
