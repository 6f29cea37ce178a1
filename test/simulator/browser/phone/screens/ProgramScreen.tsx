import { useObserved } from '../../kit/observable'
import type { Program } from '../../player/program'
import { Face } from '../Icon'
import { Overlays } from '../overlays/Overlays'
import { nameOf, type Phone } from '../phone'
import type { Obstacle } from '../programs'
import { Capsule } from './Capsule'
import { NavigationBar } from './NavigationBar'
import { PageLayers } from './PageLayers'
import { TabBar } from './TabBar'

interface ProgramScreenProps {
  phone: Phone
  appid: string
  /** Missing while it starts, and when it could not. */
  program: Program | undefined
  isShown: boolean
}

/** A mini-program with what WeChat draws around it. Hidden, it keeps running. */
export function ProgramScreen({ phone, appid, program, isShown }: ProgramScreenProps) {
  return (
    <section className="screen program" hidden={!isShown} data-testid="program" data-appid={appid}>
      {program ? <Running phone={phone} program={program} /> : <Starting phone={phone} appid={appid} />}
      <Capsule phone={phone} appid={appid} program={program} />
    </section>
  )
}

function Running({ phone, program }: { phone: Phone; program: Program }) {
  const stack = useObserved(program.navigation.stack)
  const front = stack.at(-1)
  if (!front) return null
  return (
    <>
      <PageLayers program={program} />
      <NavigationBar program={program} page={front} canGoBack={stack.length > 1} />
      {program.navigation.isTab(front.route) && <TabBar program={program} route={front.route} />}
      <Overlays phone={phone} program={program} />
    </>
  )
}

function Starting({ phone, appid }: { phone: Phone; appid: string }) {
  const complaints = useObserved(phone.programs.complaints)
  const obstacle = useObserved(phone.programs.obstacles).get(appid)
  const why = complaints.get(appid)?.at(-1)
  const name = nameOf(phone, appid)
  if (obstacle) return <Refused phone={phone} name={name} obstacle={obstacle} />
  return (
    <div className="starting" data-testid="starting">
      <Face name={name} isLarge />
      <b>{name}</b>
      {why === undefined ? <i className="dots" /> : <p className="failure">小程序没有启动：{why}</p>}
    </div>
  )
}

/** WeChat's own page instead of the program. */
function Refused({ phone, name, obstacle: { problem, text } }: { phone: Phone; name: string; obstacle: Obstacle }) {
  return (
    <div className="starting" data-testid="obstacle" data-problem={problem}>
      <i className="refused">!</i>
      <b>{name}</b>
      <p>{text}</p>
      <button className="plain-button" data-testid="obstacle-back" onClick={() => phone.screens.go({ kind: 'wechat' })}>
        返回微信
      </button>
    </div>
  )
}
