import { setName } from '../names'
import type { PanelProps } from './Tabs'

/** 微信开放平台 → 第三方平台, as its owner filled it in. */
export function Platform({ desk, state: { component, loopback } }: PanelProps) {
  if (!component) return <p className="nothing">第三方平台还没有登记。</p>
  const facts: [string, string][] = [
    ['名称', component.name],
    ['AppID', component.appid],
    ['授权发起页域名', component.launchHost],
    ['授权事件接收 URL', component.authorizeUrl],
    ['消息与事件接收 URL', component.callbackUrl],
    ['白名单 IP', component.ipList.join('、') || '空（谁都不能调用）'],
    ['本机地址', loopback ? '算作已登记的 https 域名' : '不放行'],
  ]
  return (
    <div className="panel" data-testid="platform">
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="tools">
        <Switch
          text="已全网发布"
          isOn={component.isPublished}
          onTurn={(isPublished) => void desk.act('/component', { isPublished })}
        />
        <Switch
          text="每 10 分钟推送票据"
          isOn={component.pushesTickets}
          onTurn={(pushesTickets) => void desk.act('/component', { pushesTickets })}
        />
      </p>
      <p className="sets">
        {component.permissionSets.map((id) => (
          <em key={id} title={`权限集 ${id}`}>
            {setName(id)}
          </em>
        ))}
      </p>
    </div>
  )
}

interface SwitchProps {
  text: string
  isOn: boolean
  onTurn: (isOn: boolean) => void
}

function Switch({ text, isOn, onTurn }: SwitchProps) {
  return (
    <label className="switch">
      <button role="switch" aria-checked={isOn} aria-label={text} onClick={() => onTurn(!isOn)} />
      {text}
    </label>
  )
}
