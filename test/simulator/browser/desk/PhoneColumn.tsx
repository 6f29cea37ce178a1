interface PhoneColumnProps {
  who: string
  role: string
  name: string
}

export function PhoneColumn({ who, role, name }: PhoneColumnProps) {
  return (
    <aside className="phone-column" data-testid={`${who}-phone`}>
      <p>
        <b>{role}的手机</b>
        {name}
        <a href={`/_sim/phone/${who}`} target="_blank" rel="noreferrer" title="在新窗口打开">
          ↗
        </a>
      </p>
      <div className="bezel">
        <iframe title={`${role}的手机`} src={`/_sim/phone/${who}`} data-testid={`${who}-phone-frame`} />
      </div>
    </aside>
  )
}
