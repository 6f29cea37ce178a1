import { useObserved } from '../../../kit/observable'
import { Face } from '../../Icon'
import { openProgram, type Installed, type Phone } from '../../phone'
import { PlusMenu } from './PlusMenu'

/** 微信: the programs of this phone, and where chats would be. */
export function Chats({ phone }: { phone: Phone }) {
  const { installed } = useObserved(phone.facts)
  const running = useObserved(phone.programs.running)
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
              <ProgramRow phone={phone} app={app} isRunning={running.has(app.appid)} />
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

function ProgramRow({ phone, app, isRunning }: { phone: Phone; app: Installed; isRunning: boolean }) {
  return (
    <button className="row" data-testid={`open-${app.appid}`} onClick={() => void openProgram(phone, app.appid)}>
      <Face name={app.name} src={app.headImg} />
      <span className="row-text">
        <b>{app.name}</b>
        <small>{isRunning ? '正在后台运行' : '小程序'}</small>
      </span>
      {isRunning && <i className="running" />}
    </button>
  )
}
