import { useEffect } from 'react'
import { readable, timeOf } from '../format'
import type { Entry } from '../types'
import { nameOf } from './Journal'

const grades: Record<string, string> = {
  A: '官方文档',
  a: '旧版官方文档',
  B: '两个以上 SDK',
  C: '一个 SDK',
  M: '凭记忆',
  D: '模拟器自己的选择',
}

/** One entry in full: request, plaintext, sealed form, answer, and where the behaviour is documented. */
export function EntryDetail({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [onClose])
  const { request, answer, plaintext, source, warnings, fault, kind } = entry
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`)
  return (
    <div className="detail" data-testid="entry-detail">
      <header>
        <h3>{nameOf(entry)}</h3>
        <small>
          {timeOf(entry.at)} · {entry.durationMs} ms
        </small>
        <button aria-label="关闭" data-testid="entry-close" onClick={onClose}>
          ×
        </button>
      </header>
      <div className="blocks">
        {fault && <p className="note is-bad">{fault}</p>}
        {warnings.map((text) => (
          <p key={text} className="note is-warn">
            {text}
          </p>
        ))}
        <Block title="请求" text={[`${request.method} ${decoded(request.url)}`, ...headers].join('\n')} />
        {plaintext && <Block title="明文" text={readable(plaintext)} testId="entry-plaintext" />}
        {request.body && (
          <Block
            title={kind === 'push' ? '密文（发出去的样子）' : '请求内容'}
            text={readable(request.body)}
            testId="entry-body"
          />
        )}
        <Block
          title="应答"
          text={
            answer
              ? [`${answer.status || '没有到达'} ${answer.contentType}`, '', readable(answer.body)].join('\n')
              : '没有应答'
          }
          testId="entry-answer"
        />
        {source && (
          <div className="block" data-testid="entry-source">
            <h4>依据</h4>
            <p>
              <i className="grade">{source.grade}</i>
              {source.grade
                .split('+')
                .map((grade) => grades[grade] ?? grade)
                .join('，')}
              <small>{source.page}</small>
            </p>
          </div>
        )}
      </div>
    </div>
  )
}

function Block({ title, text, testId }: { title: string; text: string; testId?: string }) {
  return (
    <div className="block" data-testid={testId}>
      <h4>{title}</h4>
      <pre>{text}</pre>
    </div>
  )
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
