import { sendErrand } from '../../kit/errands'
import { duration, reasonLines, timeOf } from '../format'
import type { Account, AuditStatus, DeskState, Program, Version } from '../types'
import type { PanelProps } from './Tabs'

/** 版本管理, as mp.weixin.qq.com shows it of each mini-program: what was uploaded, reviewed, released, and kept. */
export function Versions({ state }: PanelProps) {
  const { settings, used } = state
  const stores = state.apps.flatMap((account) =>
    account.program && !account.own ? [{ account, program: account.program }] : [],
  )
  return (
    <div className="panel" data-testid="versions">
      {stores.map(({ account, program }) => (
        <Store key={account.appid} account={account} program={program} state={state} />
      ))}
      {stores.length === 0 && (
        <p className="nothing">还没有代码。商家点“一键提交审核”以后，体验版、审核、线上版都会出现在这里。</p>
      )}
      <p className="quota">
        服务商本月：提审 {used.reviews}/{settings.reviewsPerMonth}，加急 {used.speedups}/{settings.speedupsPerMonth}
      </p>
    </div>
  )
}

interface StoreProps {
  account: Account
  program: Program
  state: DeskState
}

function Store({ account, program, state }: StoreProps) {
  const { appid, name } = account
  const { trial, live, gray, isOpen } = program
  return (
    <article className="versions" data-testid={`versions-${appid}`}>
      <header>
        <i className="face">{[...name][0]}</i>
        <b>{name}</b>
        <span className={`tag ${live && isOpen ? 'is-good' : 'is-dim'}`}>
          {!live ? '未发布' : isOpen ? '服务中' : '已暂停服务'}
        </span>
      </header>
      <div className="slots">
        <Slot title="体验版" version={trial} testId="slot-trial" note={scanNote(program, state.clock.now)}>
          {trial && account.admin === 'merchant' && (
            <Opener text="商家打开" onOpen={() => sendErrand({ who: 'merchant', open: { appid, kind: 'trial' } })} />
          )}
        </Slot>
        <ReviewSlot program={program} now={state.clock.now} />
        <Slot title="线上版" version={live} testId="slot-live" note={live ? releaseOf(live) : ''}>
          {gray && (
            <small>
              灰度 {gray.percentage}%：{gray.userVersion}
            </small>
          )}
          {live && (
            <Opener text="顾客打开" onOpen={() => sendErrand({ who: 'customer', open: { appid, kind: 'live' } })} />
          )}
        </Slot>
        <History program={program} />
      </div>
      <Details account={account} program={program} state={state} />
    </article>
  )
}

/** The number tells versions of the same name apart. */
const releaseOf = ({ appVersion, releasedAt }: Version): string => `第 ${appVersion} 次 · ${timeOf(releasedAt)}`

interface SlotProps {
  title: string
  version: Version | null
  note: string
  testId: string
  children?: React.ReactNode
}

function Slot({ title, version, note, testId, children }: SlotProps) {
  return (
    <div className={version ? 'slot' : 'slot is-empty'} data-testid={testId} title={version?.userDesc}>
      <small>{title}</small>
      <b>{version?.userVersion ?? '无'}</b>
      {note && <small>{note}</small>}
      {children}
    </div>
  )
}

function Opener({ text, onOpen }: { text: string; onOpen: () => void }) {
  return (
    <button className="link" onClick={onOpen}>
      {text} ›
    </button>
  )
}

const scanNote = ({ trial, isScanned, scanEndsAt }: Program, now: number): string => {
  if (!trial) return ''
  if (isScanned) return '检测完成'
  return scanEndsAt === null ? '检测中' : `检测中，${duration(scanEndsAt - now)}`
}

const audits: Record<AuditStatus, { text: string; look: string }> = {
  0: { text: '已通过', look: 'good' },
  1: { text: '未通过', look: 'bad' },
  2: { text: '审核中', look: 'info' },
  3: { text: '已撤回', look: 'dim' },
  4: { text: '已延后', look: 'warn' },
}

function ReviewSlot({ program: { review }, now }: { program: Program; now: number }) {
  if (!review) return <Slot title="审核" version={null} note="" testId="slot-review" />
  const { text, look } = audits[review.status]
  const isWaiting = review.status === 2 || review.status === 4
  const note = isWaiting && review.endsAt !== null ? `还要 ${duration(review.endsAt - now)}` : ''
  return (
    <Slot title="审核" version={review} note={note} testId="slot-review">
      <i className={`tag is-${look}`} title={reasonLines(review.reason).join('')}>
        {review.isReleased ? '已发布' : text}
      </i>
    </Slot>
  )
}

function History({ program: { history, hasGoneBack } }: { program: Program }) {
  return (
    <div className={history.length ? 'slot' : 'slot is-empty'} data-testid="slot-history">
      <small>可回退</small>
      {history.length === 0 && <b>无</b>}
      {history.map(({ commit, userVersion, appVersion, releasedAt }) => (
        <small key={commit + releasedAt} title={`${timeOf(releasedAt)} 发布`}>
          {userVersion} · 第 {appVersion} 次
        </small>
      ))}
      {hasGoneBack && <i className="tag is-warn">已回退</i>}
    </div>
  )
}

function Details({ account, program, state: { settings } }: StoreProps) {
  const { domains, guideline, testers, used } = program
  const { undosPerDay, undosPerMonth, categoriesPerMonth } = settings
  const settled = guideline.dev?.settings.map(({ name, text }) => `${name}：${text}`) ?? []
  const facts: [string, string][] = [
    ['服务器域名', domains.present.join('、') || '没有设置'],
    ['线上生效', domains.effective.join('、') || '没有'],
    ['隐私指引', guideline.dev ? settled.join('；') || '不收集信息' : '没有写'],
    ['类目', account.categories.map(categoryText).join('、') || '没有'],
    ['体验成员', ['管理员', ...testers.map(({ wechatId }) => wechatId)].join('、')],
    [
      '用量',
      `撤回审核 今天 ${used.undosToday}/${undosPerDay}、本月 ${used.undosThisMonth}/${undosPerMonth}，` +
        `改类目 ${used.categoriesThisMonth}/${categoriesPerMonth}`,
    ],
  ]
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const categoryStates = { 1: '（审核中）', 2: '（未通过）', 3: '' }

const categoryText = ({ status, category: { first, name } }: Account['categories'][number]): string =>
  `${first.name} / ${name}${categoryStates[status]}`
