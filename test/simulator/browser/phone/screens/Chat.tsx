import { useEffect, useState } from 'react'
import { useObserved } from '../../kit/observable'
import { textOf } from '../../kit/value'
import { dataUrl } from '../../player/bytes'
import { Face, Icon } from '../Icon'
import type { Card } from '../line'
import { nameOf, openCard, type Phone } from '../phone'

/** The chat with the other person: cards that one has sent to the other. */
export function Chat({ phone }: { phone: Phone }) {
  const { friend, person } = useObserved(phone.facts)
  const cards = useCards(phone)
  const nameOfSender = ({ from }: Card) => (from === phone.who ? textOf(person.name) : friend)
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
        {cards.length === 0 && <p className="nothing">还没有消息。在小程序里点“转发给朋友”，卡片会出现在这里。</p>}
        {cards.map((card, at) => (
          <div key={card.id} className={`said ${card.from === phone.who ? 'is-mine' : ''}`}>
            <Face name={nameOfSender(card)} color={card.from === phone.who ? '#e8a33d' : '#576b95'} />
            <button className="share-card" data-testid={`card-${at}`} onClick={() => void openCard(phone, card)}>
              <small>{nameOf(phone, card.appid)}</small>
              <b>{card.title}</b>
              {card.image !== '' && <img src={dataUrl(card.image)} alt="" draggable={false} />}
              <em>小程序</em>
            </button>
          </div>
        ))}
      </div>
    </section>
  )
}

const lookEveryMs = 1500

function useCards(phone: Phone): Card[] {
  const [cards, setCards] = useState<Card[]>([])
  useEffect(() => {
    const look = () => void phone.line.cards().then(setCards)
    look()
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [phone])
  return cards
}
