import { useState } from 'react'
import { sendErrand } from '../../../kit/errands'
import type { Desk } from '../../desk'
import { duration, reasonLines, timeOf } from '../../format'
import type { DeskState, WaitingReview } from '../../types'
import { endOf } from './Arranged'
import { RejectForm } from './RejectForm'

interface ReviewCardProps {
  desk: Desk
  state: DeskState
  review: WaitingReview
}

/** One submission as the reviewer has it on the table: what was written, what the rules mind, and what to do with it. */
export function ReviewCard({ desk, state, review }: ReviewCardProps) {
  const { appid, auditid, status, userVersion, userDesc, submittedAt, verdict } = review
  const [isRejecting, setRejecting] = useState(false)
  const account = state.apps.find((one) => one.appid === appid)
  const decide = (decision: string, more: object = {}) =>
    void desk.act('/decisions', { kind: 'review', appid, auditid, decision, ...more })
  return (
    <article className="review" data-testid={`review-${appid}`}>
      <header>
        <i className="face">{[...(account?.name ?? '')][0]}</i>
        <span className="who">
          <b>{account?.name}</b>
          <small>
            版本 {userVersion} · {userDesc || '没有说明'} · {timeOf(submittedAt)} 提交
          </small>
        </span>
        <span className={`tag ${status === 4 ? 'is-warn' : 'is-info'}`}>
          {status === 4 ? '已延后' : '审核中'}
          {restOf(review, state.clock.now)}
        </span>
      </header>
      <Submitted state={state} review={review} />
      {verdict && (
        <p className="objection is-told">
          <b>审核员打算{endOf(verdict)}</b>
          {reasonLines(verdict.reason).join('')}
        </p>
      )}
      <Objections review={review} onAgain={() => void desk.judgeAgain()} />
      <div className="deciding">
        {isRejecting ? (
          <RejectForm
            onCancel={() => setRejecting(false)}
            onReject={(reason) => {
              setRejecting(false)
              decide('reject', { reason })
            }}
          />
        ) : (
          <footer>
            <button className="small is-on" data-testid="review-pass" onClick={() => decide('pass')}>
              通过
            </button>
            <button className="small is-red" data-testid="review-reject" onClick={() => setRejecting(true)}>
              驳回…
            </button>
            <button className="small" data-testid="review-delay" onClick={() => decide('delay')}>
              延后
            </button>
            <button className="small" data-testid="review-judge" onClick={() => decide('judge')}>
              按规则判断
            </button>
            {account?.admin === 'merchant' && (
              <button
                className="small"
                data-testid="review-open"
                onClick={() => sendErrand({ who: 'merchant', open: { appid, kind: 'review' } })}
              >
                在商家手机上看
              </button>
            )}
          </footer>
        )}
      </div>
    </article>
  )
}

const restOf = ({ endsAt }: WaitingReview, now: number): string =>
  endsAt === null ? ' · 等你决定' : ` · ${duration(endsAt - now)}后出结果`

function Submitted({ state, review: { submission } }: { state: DeskState; review: WaitingReview }) {
  const { items, versionDesc, orderPath, feedback } = submission
  const facts: [string, string][] = [
    ...items.map(({ title, address, tag, firstId, secondId }): [string, string] => [
      title || '页面',
      [address, categoryName(state, firstId, secondId), tag].filter(Boolean).join(' · '),
    ]),
    ['版本说明', versionDesc || '没有写'],
    ['订单页', orderPath || '没有填'],
    ...(feedback ? [['反馈', feedback] as [string, string]] : []),
  ]
  return (
    <dl className="submitted">
      {facts.map(([name, value], at) => (
        <div key={at}>
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function categoryName({ apps }: DeskState, firstId: number, secondId: number): string {
  const all = apps.flatMap(({ categories }) => categories.map(({ category }) => category))
  const found = all.find(({ id, first }) => id === secondId && first.id === firstId)
  return found ? `${found.first.name} / ${found.name}` : ''
}

function Objections({ review: { objections }, onAgain }: { review: WaitingReview; onAgain: () => void }) {
  return (
    <div data-testid="objections">
      {objections.length === 0 && <p className="objection is-fine">按规则没有意见，可以通过</p>}
      {objections.map(({ rule, title, sentence }) => (
        <p key={rule} className="objection">
          <b>{title}</b>
          {sentence}
        </p>
      ))}
      <button className="again" data-testid="judge-again" onClick={onAgain}>
        再去店里看一遍
      </button>
    </div>
  )
}
