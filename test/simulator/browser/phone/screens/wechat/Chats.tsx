import { useObserved } from '../../../kit/observable'
import { Face } from '../../Icon'
import { kindTexts, type Row } from '../../facts'
import { openProgram, type Phone } from '../../phone'
import { PlusMenu } from './PlusMenu'

/** 微信: the programs of this phone, and where chats would be. */
export function Chats({ phone }: { phone: Phone }) {
  const { rows, friend } = useObserved(phone.facts)
  const running = useObserved(phone.programs.running)
  return (
    <>
      <header className="bar">
        <b>微信</b>
        <PlusMenu phone={phone} />
      </header>
      <div className="body">
        <h2>小程序</h2>
        {rows.length === 0 && (
          <p className="nothing">这部手机上还没有小程序。店铺发布以后会出现在这里，也可以扫小程序码打开。</p>
        )}
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.appid + row.kind}>
              <ProgramRow phone={phone} row={row} isRunning={running.get(row.appid)?.kind === row.kind} />
            </li>
          ))}
        </ul>
        <h2>聊天</h2>
        <ul className="rows">
          <li>
            <button className="row" data-testid="chat-friend" onClick={() => phone.screens.go({ kind: 'chat' })}>
              <Face name={friend} color="#e8a33d" />
              <span className="row-text">
                <b>{friend}</b>
                <small>转发的小程序卡片会出现在这里</small>
              </span>
            </button>
          </li>
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

interface ProgramRowProps {
  phone: Phone
  row: Row
  isRunning: boolean
}

function ProgramRow({ phone, row, isRunning }: ProgramRowProps) {
  const { appid, kind, name, headImg, userVersion } = row
  const testId = kind === 'live' ? `open-${appid}` : `open-${appid}-${kind}`
  return (
    <button className="row" data-testid={testId} onClick={() => void openProgram(phone, row)}>
      <Face name={name} src={headImg} />
      <span className="row-text">
        <b>
          {name}
          {kind !== 'live' && <em className="kind">{kindTexts[kind]}</em>}
        </b>
        <small>{isRunning ? '正在后台运行' : userVersion ? `版本 ${userVersion}` : '小程序'}</small>
      </span>
      {isRunning && <i className="running" />}
    </button>
  )
}
