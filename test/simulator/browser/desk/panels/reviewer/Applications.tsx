import type { Desk } from '../../desk'
import { duration } from '../../format'
import type { DeskState, Waiting } from '../../types'

interface ScanProps {
  desk: Desk
  state: DeskState
  appid: string
}

/** 代码检测: nobody decides it, but one may be tired of waiting. */
export function ScanCard({ desk, state, appid }: ScanProps) {
  const account = state.apps.find((one) => one.appid === appid)
  const endsAt = account?.program?.scanEndsAt ?? null
  const rest = endsAt === null ? '正在检测' : `还要 ${duration(endsAt - state.clock.now)}`
  return (
    <Application title={`${account?.name ?? appid}：代码检测`} text={rest}>
      <button className="small" onClick={() => void desk.act('/decisions', { kind: 'scan', appid })}>
        马上完成
      </button>
    </Application>
  )
}

interface CategoryProps {
  desk: Desk
  name: string
  category: Waiting['categories'][number]
}

/** 类目审核 */
export function CategoryCard({ desk, name, category: { appid, second, name: words, proofs } }: CategoryProps) {
  const papers = proofs.map(({ key }) => key).join('、') || '没有附资质'
  return (
    <Application title={`${name}：新增类目“${words}”`} text={papers}>
      <Decide onDecide={(decision) => void desk.act('/decisions', { kind: 'category', appid, second, decision })} />
    </Application>
  )
}

interface PrivacyApiProps {
  desk: Desk
  name: string
  api: Waiting['privacyApis'][number]
}

/** 地理位置接口申请 */
export function PrivacyApiCard({ desk, name, api: { appid, api_name, content } }: PrivacyApiProps) {
  return (
    <Application title={`${name}：申请 ${api_name}`} text={content}>
      <Decide onDecide={(decision) => void desk.act('/decisions', { kind: 'privacyApi', appid, api_name, decision })} />
    </Application>
  )
}

interface MediaProps {
  desk: Desk
  name: string
  check: Waiting['media'][number]
}

/** 图片内容安全识别: what a customer uploaded. */
export function MediaCard({ desk, name, check: { appid, trace_id, url } }: MediaProps) {
  return (
    <Application title={`${name}：顾客上传的图片`} text={url}>
      <Decide onDecide={(decision) => void desk.act('/decisions', { kind: 'media', appid, trace_id, decision })} />
    </Application>
  )
}

function Application({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <article className="application">
      <span className="who">
        <b>{title}</b>
        <small title={text}>{text}</small>
      </span>
      {children}
    </article>
  )
}

const decisions = [
  { decision: 'pass', text: '通过' },
  { decision: 'reject', text: '驳回' },
  { decision: 'judge', text: '按规则' },
]

function Decide({ onDecide }: { onDecide: (decision: string) => void }) {
  return decisions.map(({ decision, text }) => (
    <button key={decision} className="small" data-testid={`decide-${decision}`} onClick={() => onDecide(decision)}>
      {text}
    </button>
  ))
}
