import { useState } from 'react'
import { useObserved } from '../../kit/observable'
import { textOf } from '../../kit/value'
import { Face, Icon } from '../Icon'
import type { Installed, Phone } from '../phone'

const tabs = [
  { key: 'chats', text: '微信', icon: 'chat' },
  { key: 'discover', text: '发现', icon: 'compass' },
  { key: 'me', text: '我', icon: 'person' },
] as const

type Tab = (typeof tabs)[number]['key']

/** WeChat itself: what the phone shows when no program is in front. */
export function Wechat({ phone, isShown }: { phone: Phone; isShown: boolean }) {
  const [tab, setTab] = useState<Tab>('chats')
  return (
    <section className="screen wechat" hidden={!isShown} data-testid="wechat">
      {tab === 'chats' && <Chats phone={phone} />}
      {tab === 'discover' && <Discover phone={phone} />}
      {tab === 'me' && <Me phone={phone} />}
      <nav className="wechat-tabs">
        {tabs.map(({ key, text, icon }) => (
          <button
            key={key}
            className={tab === key ? 'is-on' : ''}
            onClick={() => setTab(key)}
            data-testid={`wechat-${key}`}
          >
            <Icon name={icon} />
            {text}
          </button>
        ))}
      </nav>
    </section>
  )
}

function Chats({ phone }: { phone: Phone }) {
  const { installed, programs } = useObserved(phone.state)
  return (
    <>
      <header className="bar">
        <b>微信</b>
        <PlusMenu phone={phone} />
      </header>
      <div className="body">
        <h2>小程序</h2>
        {installed.length === 0 && <p className="nothing">这部手机上还没有小程序。</p>}
        <ul className="rows">
          {installed.map((app) => (
            <li key={app.appid}>
              <ProgramRow phone={phone} app={app} isRunning={programs.has(app.appid)} />
            </li>
          ))}
        </ul>
        <h2>聊天</h2>
        <ul className="rows">
          <li className="row">
            <Face name="服" color="#576b95" />
            <span className="row-text">
              <b>服务通知</b>
              <small>小程序的服务消息会出现在这里</small>
            </span>
          </li>
          <li className="row">
            <Face name="团" color="#10aeff" />
            <span className="row-text">
              <b>微信团队</b>
              <small>这是一部模拟的手机，点上面的小程序开始</small>
            </span>
          </li>
        </ul>
      </div>
    </>
  )
}

/** The ⊕ at the top right. */
function PlusMenu({ phone }: { phone: Phone }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button className="bar-right" aria-label="更多功能" data-testid="plus" onClick={() => setOpen(!isOpen)}>
        <Icon name="plus" />
      </button>
      {isOpen && (
        <div className="plus-ground" onClick={() => setOpen(false)}>
          <div className="plus-menu">
            <button data-testid="scan" onClick={() => void scanAndOpen(phone)}>
              <Icon name="scan" size={22} />
              扫一扫
            </button>
            <button data-testid="plus-album" onClick={() => phone.go({ kind: 'album' })}>
              <Icon name="album" size={22} />
              相册
            </button>
          </div>
        </div>
      )}
    </>
  )
}

function ProgramRow({ phone, app, isRunning }: { phone: Phone; app: Installed; isRunning: boolean }) {
  return (
    <button className="row" data-testid={`open-${app.appid}`} onClick={() => void phone.openProgram(app.appid)}>
      <Face name={app.name} src={app.headImg} />
      <span className="row-text">
        <b>{app.name}</b>
        <small>{isRunning ? '正在后台运行' : '小程序'}</small>
      </span>
      {isRunning && <i className="running" />}
    </button>
  )
}

function Discover({ phone }: { phone: Phone }) {
  return (
    <>
      <header className="bar">
        <b>发现</b>
      </header>
      <div className="body">
        <ul className="rows">
          <Entry icon="scan" text="扫一扫" testId="discover-scan" onTap={() => void scanAndOpen(phone)} />
          <Entry icon="album" text="相册" testId="discover-album" onTap={() => phone.go({ kind: 'album' })} />
        </ul>
      </div>
    </>
  )
}

function Me({ phone }: { phone: Phone }) {
  const { person } = useObserved(phone.state)
  const name = textOf(person.name)
  return (
    <>
      <header className="bar is-plain" />
      <div className="body">
        <div className="me">
          <Face name={name} color="#e8a33d" isLarge />
          <span className="row-text">
            <b data-testid="person-name">{name}</b>
            <small>手机号 {textOf(person.phoneNumber)}</small>
          </span>
        </div>
        <ul className="rows">
          <Entry icon="album" text="相册" testId="album" onTap={() => phone.go({ kind: 'album' })} />
          <Entry icon="gear" text="设置" testId="settings" onTap={() => phone.go({ kind: 'settings' })} />
        </ul>
      </div>
    </>
  )
}

function Entry({ icon, text, testId, onTap }: { icon: string; text: string; testId: string; onTap: () => void }) {
  return (
    <li>
      <button className="row is-slim" data-testid={testId} onClick={onTap}>
        <Icon name={icon} />
        <span className="row-text">{text}</span>
        <i className="chevron" />
      </button>
    </li>
  )
}

/** What WeChat does with a code that the person scanned, outside of any program. */
export async function scanAndOpen(phone: Phone): Promise<void> {
  const text = await phone.scan()
  if (text === undefined) return
  void phone.browser.open({ url: text, method: 'GET', body: '', referer: '' })
  phone.go({ kind: 'web' })
}
