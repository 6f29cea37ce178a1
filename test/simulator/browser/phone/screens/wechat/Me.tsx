import { useObserved } from '../../../kit/observable'
import { textOf } from '../../../kit/value'
import { Face } from '../../Icon'
import type { Phone } from '../../phone'
import { Entry } from './Entry'

export function Me({ phone }: { phone: Phone }) {
  const { person } = useObserved(phone.facts)
  const name = textOf(person.name)
  return (
    <>
      <header className="bar is-plain" />
      <div className="body">
        <div className="me">
          <Face name={name} color="#e8a33d" isLarge />
          <span className="row-text">
            <b data-testid="person-name">{name}</b>
            <small>手机号 {textOf(person.phoneNumber)}</small>
          </span>
        </div>
        <ul className="rows">
          <Entry icon="album" text="相册" testId="album" onTap={() => phone.screens.go({ kind: 'album' })} />
          <Entry icon="gear" text="设置" testId="settings" onTap={() => phone.screens.go({ kind: 'settings' })} />
        </ul>
      </div>
    </>
  )
}
