import { useState } from 'react'
import { useObserved } from '../../kit/observable'
import { fields } from '../../kit/value'
import { scopes, setScope } from '../../player/permissions'
import { Icon } from '../Icon'
import { keptFor, programMemory } from '../memory'
import { resetPhone, type Phone } from '../phone'

/** 设置: what each program is allowed, and a fresh start. */
export function Settings({ phone }: { phone: Phone }) {
  const { rows, accounts } = useObserved(phone.facts)
  const used = accounts.filter(({ appid }) => rows.some((row) => row.appid === appid))
  const [isSure, setSure] = useState(false)
  return (
    <section className="screen" data-testid="settings-screen">
      <header className="bar">
        <button className="bar-left" aria-label="返回" onClick={() => phone.screens.go({ kind: 'wechat' })}>
          <Icon name="back" />
        </button>
        <b>设置</b>
      </header>
      <div className="body">
        {used.map(({ appid, name }) => (
          <ProgramPermissions key={appid} phone={phone} appid={appid} name={name} />
        ))}
        <h2>手机</h2>
        <ul className="rows">
          <li>
            <button
              className="row is-slim is-danger"
              data-testid="reset-phone"
              onClick={() => (isSure ? void resetPhone(phone) : setSure(true))}
            >
              <span className="row-text">{isSure ? '再点一次：清空相册、存储和授权' : '把手机恢复到最初'}</span>
            </button>
          </li>
        </ul>
      </div>
    </section>
  )
}

function ProgramPermissions({ phone, appid, name }: { phone: Phone; appid: string; name: string }) {
  const { person } = useObserved(phone.facts)
  const allowed = fields(fields(person.permissions)[appid])
  const asked = Object.keys(scopes).filter((scope) => scope in allowed)
  const turn = (scope: string) => {
    const memory = phone.programs.get(appid)?.memory ?? programMemory(phone.who, appid, keptFor(person, appid))
    setScope({ memory }, scope, allowed[scope] !== true)
    setTimeout(() => void phone.look(), 100)
  }
  return (
    <>
      <h2>{name}</h2>
      <ul className="rows">
        {asked.length === 0 && <li className="row is-slim is-quiet">还没有申请过任何权限</li>}
        {asked.map((scope) => (
          <li key={scope} className="row is-slim">
            <span className="row-text">{scopes[scope]?.name}</span>
            <button
              role="switch"
              className="toggle"
              aria-checked={allowed[scope] === true}
              aria-label={scopes[scope]?.name}
              data-testid={`allow-${appid}-${scope}`}
              onClick={() => turn(scope)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
