import { useEffect, useState } from 'react'
import { Icon } from '../Icon'
import type { Scanned } from '../../player/host'
import { openCode, type Phone } from '../phone'
import { codeButton } from '../screens/Album'
import type { Shows } from './shows'
import { Withdrawal } from './Withdrawal'

/** wx.openSetting: the program's own page in WeChat's settings. */
export function SettingsPage({
  asks: { program, appid, scopes },
  answer,
  phone,
}: Shows<'settings'> & { phone: Phone }) {
  const [now, setNow] = useState(scopes)
  const turn = (scope: string) =>
    setNow(now.map((one) => (one.scope === scope ? { ...one, isAllowed: !one.isAllowed } : one)))
  return (
    <section className="screen over" data-testid="setting-page">
      <header className="bar">
        <button className="bar-left" aria-label="返回" data-testid="setting-back" onClick={() => answer(now)}>
          <Icon name="back" />
        </button>
        <b>设置</b>
      </header>
      <div className="body">
        <h2>允许“{program}”使用</h2>
        <ul className="rows">
          {now.length === 0 && <li className="row is-slim is-quiet">还没有申请过任何权限</li>}
          {now.map(({ scope, text, isAllowed }) => (
            <li key={scope} className="row is-slim">
              <span className="row-text">{text}</span>
              <button
                role="switch"
                className="toggle"
                aria-checked={isAllowed}
                aria-label={text}
                data-testid={`setting-${scope}`}
                onClick={() => turn(scope)}
              />
            </li>
          ))}
        </ul>
        <Withdrawal phone={phone} appid={appid} />
      </div>
    </section>
  )
}

export function DocumentPage({ asks: { title, text }, answer }: Shows<'document'>) {
  return (
    <section className="screen over" data-testid="document">
      <header className="bar">
        <button className="bar-left" aria-label="返回" data-testid="document-back" onClick={() => answer(undefined)}>
          <Icon name="back" />
        </button>
        <b>{title}</b>
      </header>
      <div className="body is-white">
        {text.map((paragraph) => (
          <p key={paragraph} className="paragraph">
            {paragraph}
          </p>
        ))}
      </div>
    </section>
  )
}

/** wx.previewImage; a code in the picture can be followed, as by a long press in WeChat. */
export function Preview({ asks: { urls, current }, answer, phone }: Shows<'preview'> & { phone: Phone }) {
  const [at, setAt] = useState(current)
  const url = urls[at] ?? ''
  const code = useCode(phone, url)
  const follow = () => {
    answer(undefined)
    if (code !== null) openCode(phone, code, 'screen')
  }
  return (
    <div className="open-picture" data-testid="preview" onClick={() => answer(undefined)}>
      <img src={url} alt="预览" draggable={false} />
      {code !== null && (
        <button className="pill" data-testid="preview-code" onClick={follow}>
          {codeButton(code)}
        </button>
      )}
      {urls.length > 1 && (
        <div className="preview-dots" onClick={(event) => event.stopPropagation()}>
          {urls.map((one, index) => (
            <button key={one + index} className={index === at ? 'is-on' : ''} onClick={() => setAt(index)} />
          ))}
        </div>
      )}
    </div>
  )
}

/** What a QR code in the picture says, once it was looked at. */
function useCode(phone: Phone, url: string): Scanned | null {
  const [found, setFound] = useState<{ url: string; code: Scanned | null }>()
  useEffect(() => {
    const base64 = /^data:[^,]*;base64,(.*)$/.exec(url)?.[1]
    if (base64 === undefined && !/^https?:/.test(url)) return
    void phone.line.decode(base64 === undefined ? { url } : { base64 }).then((code) => setFound({ url, code }))
  }, [phone, url])
  return found?.url === url ? found.code : null
}
