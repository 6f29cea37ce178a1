import { Icon } from '../../Icon'

export function Entry({ icon, text, testId, onTap }: EntryProps) {
  return (
    <li>
      <button className="row is-slim" data-testid={testId} onClick={onTap}>
        <Icon name={icon} />
        <span className="row-text">{text}</span>
        <i className="chevron" />
      </button>
    </li>
  )
}

interface EntryProps {
  icon: string
  text: string
  testId: string
  onTap: () => void
}
