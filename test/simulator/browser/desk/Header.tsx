import { useState } from 'react'
import type { Desk } from './desk'
import { dayOf, timeOf } from './format'
import type { DeskState } from './types'

interface HeaderProps {
  desk: Desk
  state: DeskState
  hasCustomer: boolean
  onCustomer: () => void
}

export function Header({ desk, state, hasCustomer, onCustomer }: HeaderProps) {
  return (
    <header className="header">
      <span className="brand">
        <i />
        <b>微信模拟器</b>
        <small>在这台电脑上走完整个流程，不连接真实的微信</small>
      </span>
      <ClockPanel desk={desk} state={state} />
      <button className={`quiet ${hasCustomer ? 'is-on' : ''}`} data-testid="toggle-customer" onClick={onCustomer}>
        顾客的手机
      </button>
    </header>
  )
}

const leaps = [
  { text: '+10 分钟', seconds: 600 },
  { text: '+2 小时', seconds: 7200 },
  { text: '+24 小时', seconds: 86_400 },
]

/** The clock that server, phones and WeChat follow. While it leaps, everything due on the way happens. */
function ClockPanel({ desk, state: { clock } }: { desk: Desk; state: DeskState }) {
  const [isLeaping, setLeaping] = useState(false)
  const turn = async (wish: Parameters<Desk['turnClock']>[0]) => {
    setLeaping(true)
    await desk.turnClock(wish)
    setLeaping(false)
  }
  return (
    <div className={`clock ${isLeaping ? 'is-leaping' : ''}`} data-testid="clock">
      <span className="now">
        {dayOf(clock.now)} <b data-testid="clock-time">{timeOf(clock.now)}</b>
      </span>
      {leaps.map(({ text, seconds }) => (
        <button
          key={seconds}
          disabled={isLeaping}
          data-testid={`clock-${seconds}`}
          title="时间前进，期间该发生的事都会发生"
          onClick={() => void turn({ advanceSeconds: seconds })}
        >
          {text}
        </button>
      ))}
      <button disabled={isLeaping} data-testid="clock-run" onClick={() => void turn({ running: !clock.running })}>
        {clock.running ? '停住' : '继续走'}
      </button>
    </div>
  )
}
