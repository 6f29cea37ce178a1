import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'

/** How much time is left to pay; what happens then. */
export function Countdown({ until }: { until: string }) {
  const left = Math.max(0, Math.ceil((Date.parse(until) - useNow()) / 1000))
  return (
    <View className="state-head-note">
      {left > 0 ? `请在 ${clock(left)} 内付款，超时会自动取消` : '付款时间到了，订单会自动取消'}
    </View>
  )
}

/** `14:05`, with hours where there are any. */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part) => String(part).padStart(2, '0')).join(':')
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
