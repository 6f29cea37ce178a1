import { timeOf } from '../format'
import { pushName } from '../names'
import type { Push } from '../types'
import type { PanelProps } from './Tabs'

const states: Record<Push['state'], { text: string; look: string }> = {
  delivered: { text: '已送达', look: 'good' },
  planned: { text: '待发送', look: 'dim' },
  held: { text: '已扣住', look: 'warn' },
  failed: { text: '失败', look: 'bad' },
  lost: { text: '丢失', look: 'bad' },
}

/** What WeChat has pushed, and pushing by hand. */
export function Pushes({ desk, state }: PanelProps) {
  const { holdsPushes } = state.settings
  return (
    <div className="panel" data-testid="pushes">
      <p className="tools">
        <button className="small" data-testid="push-ticket" onClick={() => void desk.act('/push', { kind: 'ticket' })}>
          现在推送票据
        </button>
        {holdsPushes ? (
          <button
            className="small is-on"
            data-testid="push-release"
            onClick={() => void desk.act('/pushes/release', { order: 'shuffle' })}
          >
            打乱顺序放行
          </button>
        ) : (
          <button className="small" data-testid="push-hold" onClick={() => void desk.act('/pushes/hold')}>
            先扣住推送
          </button>
        )}
      </p>
      <ul className="lines">
        {[...state.pushes].reverse().map((push) => (
          <PushLine key={push.id} push={push} />
        ))}
        {state.pushes.length === 0 && <li className="nothing">还没有推送。</li>}
      </ul>
    </div>
  )
}

function PushLine({ push: { kind, createdAt, state, attempts } }: { push: Push }) {
  const { text, look } = states[state]
  const last = attempts.at(-1)
  return (
    <li>
      <time>{timeOf(createdAt)}</time>
      <span title={kind}>{pushName(kind)}</span>
      {attempts.length > 1 && <small>第 {attempts.length} 次</small>}
      {last && <small>{last.status ?? last.error}</small>}
      <i className={`tag is-${look}`}>{text}</i>
    </li>
  )
}
