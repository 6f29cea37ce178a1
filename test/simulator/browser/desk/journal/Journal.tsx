import { useState } from 'react'
import { useObserved } from '../../kit/observable'
import type { Desk } from '../desk'
import { pathOf, timeOf } from '../format'
import { callName, pageName, pushName } from '../names'
import type { Account, Entry } from '../types'
import { EntryDetail } from './EntryDetail'

const kinds: { key: Entry['kind']; text: string }[] = [
  { key: 'phone', text: '手机' },
  { key: 'call', text: '接口' },
  { key: 'push', text: '推送' },
  { key: 'page', text: '网页' },
]

/** Everything that passed, newest first. A line opens to what was said, how it was sealed, and who says so. */
export function Journal({ desk, apps }: { desk: Desk; apps: Account[] }) {
  const entries = useObserved(desk.journal)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [sought, setSought] = useState('')
  const [openId, setOpenId] = useState<number>()
  const open = entries.find(({ id }) => id === openId)
  const toggle = (kind: string) =>
    setHidden(new Set(hidden.has(kind) ? [...hidden].filter((one) => one !== kind) : [...hidden, kind]))
  const shown = entries.filter((entry) => !hidden.has(entry.kind) && holds(entry, sought)).reverse()
  return (
    <section className="card journal" data-testid="journal">
      <header>
        <h2>流水</h2>
        {kinds.map(({ key, text }) => (
          <button key={key} className={`chip is-${key} ${hidden.has(key) ? 'is-off' : ''}`} onClick={() => toggle(key)}>
            {text}
          </button>
        ))}
        <input placeholder="搜索路径、内容" value={sought} onChange={(event) => setSought(event.target.value)} />
        <small>{entries.length} 条</small>
      </header>
      <div className="entries">
        {shown.slice(0, 300).map((entry) => (
          <Row
            key={entry.id}
            entry={entry}
            apps={apps}
            isOpen={entry.id === openId}
            onOpen={() => setOpenId(entry.id)}
          />
        ))}
        {entries.length === 0 && <p className="nothing">还没有发生任何事。在手机上打开小程序试试。</p>}
      </div>
      {open && <EntryDetail entry={open} onClose={() => setOpenId(undefined)} />}
    </section>
  )
}

const holds = (entry: Entry, sought: string): boolean =>
  sought === '' ||
  [entry.title, entry.path, nameOf(entry), entry.plaintext, entry.request.body].some((text) => text.includes(sought))

export const nameOf = ({ kind, title, path, request }: Entry): string => {
  if (kind === 'call') return callName(path)
  if (kind === 'push') return pushName(title)
  if (kind === 'page') return pageName(path)
  return title.startsWith('in-app browser') ? '打开网页' : title.replace(` ${request.method}`, '')
}

interface RowProps {
  entry: Entry
  apps: Account[]
  isOpen: boolean
  onOpen: () => void
}

function Row({ entry, apps, isOpen, onOpen }: RowProps) {
  const { id, at, kind, appid, who, durationMs, attempt, warnings, fault } = entry
  const about =
    apps.find((one) => one.appid === appid)?.name ?? (who === 'merchant' ? '商家' : who === 'customer' ? '顾客' : '')
  const kindText = kinds.find(({ key }) => key === kind)?.text
  return (
    <button
      className={`entry ${isOpen ? 'is-open' : ''}`}
      data-testid={`entry-${id}`}
      data-kind={kind}
      onClick={onOpen}
    >
      <time>{timeOf(at)}</time>
      <i className={`chip is-${kind}`}>{kindText}</i>
      <span className="what">
        <b>{nameOf(entry)}</b>
        <small>
          {kind === 'phone'
            ? `${entry.request.method} ${pathOf(entry.path)}`
            : kind === 'push'
              ? entry.title
              : entry.path}
        </small>
      </span>
      {attempt > 1 && <em>第 {attempt} 次</em>}
      {fault && <em className="is-bad">故障</em>}
      {!fault && warnings.length > 0 && kind !== 'phone' && <em className="is-warn">注意</em>}
      <span className="about">{about}</span>
      <Outcome entry={entry} />
      <span className="took">{durationMs} ms</span>
    </button>
  )
}

function Outcome({ entry: { errcode, answer, isUnknown } }: { entry: Entry }) {
  if (isUnknown) return <span className="outcome is-bad">未知路径</span>
  if (errcode) return <span className="outcome is-bad">{errcode}</span>
  if (!answer) return <span className="outcome is-warn">没有答复</span>
  return (
    <span className={`outcome ${answer.status >= 400 || answer.status === 0 ? 'is-bad' : ''}`}>
      {answer.status || '失败'}
    </span>
  )
}
