import { useState } from 'react'
import { Icon } from '../Icon'
import type { Phone } from '../phone'
import { ConsentButtons, ConsentHead } from './Consents'
import { Sheet } from './Sheet'
import type { Shows } from './shows'

/** wx.requestSubscribeMessage: which messages the person wants; all are ticked at first. */
export function SubscribeSheet({ asks: { program, templates }, answer }: Shows<'subscribe'>) {
  const [wanted, setWanted] = useState(templates)
  const turn = (id: string) => setWanted(wanted.includes(id) ? wanted.filter((one) => one !== id) : [...wanted, id])
  return (
    <Sheet testId="subscribe">
      <ConsentHead program={program} />
      <h3>发送一次以下消息</h3>
      {templates.map((id, at) => (
        <label key={id} className="entry">
          <input
            type="checkbox"
            checked={wanted.includes(id)}
            data-testid={`subscribe-${at}`}
            onChange={() => turn(id)}
          />
          <span className="template">{id}</span>
        </label>
      ))}
      <ConsentButtons allow="允许" onAnswer={(isAllowed) => answer(isAllowed ? wanted : undefined)} />
    </Sheet>
  )
}

/** button open-type="contact": what the person writes goes to the account; nobody answers here. */
export function ContactPage({ asks: { program, appid }, answer, phone }: Shows<'contact'> & { phone: Phone }) {
  const [said, setSaid] = useState<string[]>([])
  const [text, setText] = useState('')
  const send = () => {
    if (text.trim() === '') return
    void phone.line.contact(appid, { content: text })
    setSaid([...said, text])
    setText('')
  }
  return (
    <section className="screen over" data-testid="contact">
      <header className="bar">
        <button className="bar-left" aria-label="返回" data-testid="contact-back" onClick={() => answer(undefined)}>
          <Icon name="back" />
        </button>
        <b>{program}客服</b>
      </header>
      <div className="body chat">
        {said.map((line, at) => (
          <div key={at} className="said is-mine">
            <p className="bubble">{line}</p>
          </div>
        ))}
      </div>
      <form
        className="chat-foot"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <input
          value={text}
          placeholder="发消息"
          data-testid="contact-text"
          onChange={(event) => setText(event.target.value)}
        />
        <button className="pill is-small" data-testid="contact-send">
          发送
        </button>
      </form>
    </section>
  )
}
