import { useObserved } from '../kit/observable'
import type { Desk } from './desk'
import { duration, timeOf } from './format'
import { pushName } from './names'
import { healthOf, sum, type Health } from './health'
import type { DeskState } from './types'

const healthTexts: Record<Health['state'], { text: string; look: string }> = {
  well: { text: '正常', look: 'good' },
  unready: { text: '未就绪', look: 'warn' },
  gone: { text: '没有回应', look: 'bad' },
  unknown: { text: '未接入', look: 'dim' },
}

/** How the server behind the component feels: from its own readiness and metrics. */
export function Pulse({ desk, state }: { desk: Desk; state: DeskState }) {
  const pulse = useObserved(desk.pulse)
  const health = healthOf(pulse)
  const { text, look } = healthTexts[health.state]
  const ticket = health.ticketAgeSeconds
  const { now } = state.clock
  const nextTicket = state.clock.next.find(({ what }) => what === 'ticket')
  const last = state.pushes.at(-1)
  return (
    <section className="pulse" aria-label="服务器的脉搏">
      <Tile name="服务器" look={look} value={text} note={pulse?.server ?? '还没有配置回调地址'} testId="pulse-server" />
      <Tile
        name="票据"
        look={ticket === undefined ? 'warn' : ticket > 1200 ? 'bad' : 'good'}
        value={ticket === undefined ? '还没有' : `${duration(ticket * 1000)}前`}
        note={nextTicket ? `下一次推送：${duration(nextTicket.at - now)}后` : '没有安排推送'}
        testId="pulse-ticket"
      />
      <TokenTile state={state} />
      <Tile
        name="最近回调"
        look={last?.state === 'delivered' ? 'good' : last ? 'warn' : 'dim'}
        value={last ? pushName(last.kind) : '还没有'}
        note={callbackNote(health, last?.createdAt)}
        testId="pulse-callback"
      />
    </section>
  )
}

/** Times of WeChat's side: what it gave out, not what the server believes. */
function TokenTile({ state: { component, apps, clock } }: { state: DeskState }) {
  const until = component?.tokenExpiresAt ?? null
  const live = apps.filter(
    ({ authorisation, tokenExpiresAt }) => authorisation && tokenExpiresAt !== null && tokenExpiresAt > clock.now,
  )
  const isLive = until !== null && until > clock.now
  return (
    <Tile
      name="令牌"
      look={isLive ? 'good' : 'dim'}
      value={isLive ? `平台 ${duration(until - clock.now)}` : '平台未取'}
      note={`商家令牌有效 ${live.length} 个`}
      testId="pulse-token"
    />
  )
}

function callbackNote(health: Health, at: number | undefined): string {
  if (at === undefined) return '等待微信推送'
  const total = sum(health.readings, 'callbacks_total')
  return `${timeOf(at)}${total ? ` · 服务器已收 ${total} 条` : ''}`
}

interface TileProps {
  name: string
  look: string
  value: string
  note: string
  testId: string
}

function Tile({ name, look, value, note, testId }: TileProps) {
  return (
    <div className="tile" data-testid={testId}>
      <span>
        <i className={`lamp is-${look}`} />
        {name}
      </span>
      <b>{value}</b>
      <small title={note}>{note}</small>
    </div>
  )
}
