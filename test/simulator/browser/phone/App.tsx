import { useEffect, useState } from 'react'
import { hourAndMinute } from '../kit/clock'
import { useObserved } from '../kit/observable'
import { kindTexts } from './facts'
import { Album } from './screens/Album'
import { Chat } from './screens/Chat'
import { ProgramScreen } from './screens/ProgramScreen'
import { Scanner } from './screens/Scanner'
import { Settings } from './screens/Settings'
import { Web } from './screens/Web'
import { Wechat } from './screens/Wechat'
import { goHome, type Phone } from './phone'

/** The glass of the phone: 375 by 812, drawn as large as the window allows. */
export function App({ phone }: { phone: Phone }) {
  const screen = useObserved(phone.screens.now)
  const running = useObserved(phone.programs.running)
  const started = new Set([...running.keys(), ...(screen.kind === 'program' ? [screen.appid] : [])])
  const scale = useScale()
  const feeling = useObserved(phone.feeling)
  const classes = `phone ${feeling?.kind === 'shake' ? 'is-shaking' : ''}`
  return (
    <div
      className={classes}
      data-feeling={feeling?.what}
      data-testid="phone"
      data-who={phone.who}
      style={{ zoom: scale }}
    >
      <Wechat phone={phone} isShown={screen.kind === 'wechat'} />
      {[...started].map((appid) => (
        <ProgramScreen
          key={appid}
          phone={phone}
          appid={appid}
          program={running.get(appid)}
          isShown={screen.kind === 'program' && screen.appid === appid}
        />
      ))}
      {screen.kind === 'web' && <Web phone={phone} scale={scale} />}
      {screen.kind === 'album' && <Album phone={phone} />}
      {screen.kind === 'scanner' && <Scanner phone={phone} />}
      {screen.kind === 'chat' && <Chat phone={phone} />}
      {screen.kind === 'settings' && <Settings phone={phone} />}
      <StatusBar phone={phone} />
      <button className="home-gesture" data-testid="home" aria-label="回到微信" onClick={() => goHome(phone)} />
    </div>
  )
}

function StatusBar({ phone }: { phone: Phone }) {
  const feeling = useObserved(phone.feeling)
  const { now } = useObserved(phone.clock.view)
  const screen = useObserved(phone.screens.now)
  const running = useObserved(phone.programs.running)
  const program = screen.kind === 'program' ? running.get(screen.appid) : undefined
  const isLight = screen.kind === 'scanner' || program?.navigation.stack.get().at(-1)?.bar.get().front === 'white'
  return (
    <div className={`status-bar ${isLight ? 'is-light' : ''}`} data-testid="status-bar">
      <time>{hourAndMinute(now)}</time>
      {program && program.kind !== 'live' && <em data-testid="kind">{kindTexts[program.kind]}</em>}
      {feeling?.kind === 'sound' && (
        <em data-testid="sound" title={feeling.detail}>
          ♪
        </em>
      )}
      <span className="signals" aria-hidden>
        <i className="cells" />
        <b>5G</b>
        <i className="battery" />
      </span>
    </div>
  )
}

const size = { width: 375, height: 812 }

function useScale(): number {
  const [scale, setScale] = useState(fit)
  useEffect(() => {
    const measure = () => setScale(fit())
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return scale
}

const fit = (): number => Math.min(innerWidth / size.width, innerHeight / size.height)
