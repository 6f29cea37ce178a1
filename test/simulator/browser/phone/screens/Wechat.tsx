import { useState } from 'react'
import { Icon } from '../Icon'
import type { Phone } from '../phone'
import { Chats } from './wechat/Chats'
import { Discover } from './wechat/Discover'
import { Me } from './wechat/Me'

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
