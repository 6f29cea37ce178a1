import { useEffect, useState } from 'react'
import { useObserved } from '../../kit/observable'
import { textOf } from '../../kit/value'
import { dataUrl } from '../../player/bytes'
import type { Picture } from '../../player/host'
import { Face, Icon } from '../Icon'
import type { Card, Message } from '../line'
import { nameOf, openCard, type Phone } from '../phone'
import { OpenPicture } from './Album'

/** The chat with the other person: what one has sent the other. */
export function Chat({ phone }: { phone: Phone }) {
  const { friend, person } = useObserved(phone.facts)
  const messages = useMessages(phone)
  const [open, setOpen] = useState<Picture>()
  return (
    <section className="screen" data-testid="chat">
      <header className="bar">
        <button
          className="bar-left"
          aria-label="返回"
          data-testid="chat-back"
          onClick={() => phone.screens.go({ kind: 'wechat' })}
        >
          <Icon name="back" />
        </button>
        <b>{friend}</b>
      </header>
      <div className="body chat">
        {messages.length === 0 && <p className="nothing">还没有消息。在小程序里点“转发给朋友”，卡片会出现在这里。</p>}
        {messages.map((message, at) => {
          const isMine = message.from === phone.who
          return (
            <div key={message.id} className={`said ${isMine ? 'is-mine' : ''}`}>
              <Face name={isMine ? textOf(person.name) : friend} color={isMine ? '#e8a33d' : '#576b95'} />
              {message.what === 'card' ? (
                <CardButton phone={phone} card={message} testId={`card-${at}`} />
              ) : (
                <button
                  className="sent-picture"
                  data-testid={`message-${at}`}
                  onClick={() => setOpen({ id: message.id, base64: message.image })}
                >
                  <img src={dataUrl(message.image)} alt="图片" draggable={false} />
                </button>
              )}
            </div>
          )
        })}
      </div>
      {open && <OpenPicture phone={phone} picture={open} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

function CardButton({ phone, card, testId }: { phone: Phone; card: Card; testId: string }) {
  return (
    <button className="share-card" data-testid={testId} onClick={() => void openCard(phone, card)}>
      <small>{nameOf(phone, card.appid)}</small>
      <b>{card.title}</b>
      {card.image !== '' && <img src={dataUrl(card.image)} alt="" draggable={false} />}
      <em>小程序</em>
    </button>
  )
}

const lookEveryMs = 1500

function useMessages(phone: Phone): Message[] {
  const [messages, setMessages] = useState<Message[]>([])
  useEffect(() => {
    const look = () => void phone.line.messages().then(setMessages)
    look()
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [phone])
  return messages
}
