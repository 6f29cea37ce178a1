import { useState } from 'react'
import { useObserved } from '../../kit/observable'
import { share } from '../../player/sharing'
import { openSettings } from '../../player/permissions'
import type { Program } from '../../player/program'
import { Icon } from '../Icon'
import { kindTexts } from '../facts'
import { restartProgram, type Phone } from '../phone'

interface CapsuleProps {
  phone: Phone
  appid: string
  program: Program | undefined
}

/** The button pair at the top right: what a person may do with any program, and leaving it. */
export function Capsule({ phone, appid, program }: CapsuleProps) {
  const complaints = useObserved(phone.programs.complaints)
  const [isOpen, setOpen] = useState(false)
  const wrongs = complaints.get(appid) ?? []
  return (
    <>
      <div className="capsule">
        <button aria-label="更多" data-testid="capsule-menu" onClick={() => setOpen(true)}>
          <Icon name="more" size={22} />
          {wrongs.length > 0 && <em data-testid="complaints">{wrongs.length}</em>}
        </button>
        <i />
        <button
          aria-label="关闭小程序"
          data-testid="capsule-close"
          onClick={() => phone.screens.go({ kind: 'wechat' })}
        >
          <b className="ring" />
        </button>
      </div>
      {isOpen && <Menu phone={phone} appid={appid} program={program} wrongs={wrongs} onClose={() => setOpen(false)} />}
    </>
  )
}

function Menu({
  phone,
  appid,
  program,
  wrongs,
  onClose,
}: CapsuleProps & { wrongs: readonly string[]; onClose: () => void }) {
  const end = () => {
    phone.programs.close(appid)
    phone.screens.go({ kind: 'wechat' })
  }
  /** What only a program that runs can do. */
  const doing = (what: (running: Program) => Promise<unknown>) => program && (() => void what(program))
  const entries = [
    { text: '转发给朋友', icon: 'chat', run: doing((running) => share(running, { from: 'menu' })) },
    { text: '设置', icon: 'gear', run: doing(openSettings) },
    { text: '重新进入', icon: 'reload', run: () => restartProgram(phone, { appid, kind: program?.kind ?? 'live' }) },
    { text: '结束运行', icon: 'close', run: end },
  ]
  return (
    <div className="sheet-ground" onClick={onClose} data-testid="menu">
      <div className="sheet menu" onClick={(event) => event.stopPropagation()}>
        {program && <p className="menu-title">{titleOf(program)}</p>}
        <div className="menu-entries">
          {entries.map(({ text, icon, run }) => (
            <button
              key={text}
              data-testid={`menu-${icon}`}
              disabled={!run}
              onClick={() => {
                onClose()
                run?.()
              }}
            >
              <span>
                <Icon name={icon} />
              </span>
              {text}
            </button>
          ))}
        </div>
        {wrongs.length > 0 && (
          <ul className="wrongs" data-testid="wrongs">
            {wrongs.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
        )}
        <button className="sheet-cancel" onClick={onClose}>
          取消
        </button>
      </div>
    </div>
  )
}

const titleOf = ({ name, kind, package: { version } }: Program): string =>
  [name, kindTexts[kind], version].filter(Boolean).join(' · ')
