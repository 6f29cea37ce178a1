import { Switch } from '@tarojs/components'
import { Cell } from './Cell'

interface Props {
  title: string
  note?: string
  isOn: boolean
  isDisabled?: boolean
  onChange(isOn: boolean): void
}

/** Something that is on or off at once. */
export function SwitchCell({ title, note, isOn, isDisabled = false, onChange }: Props) {
  return (
    <Cell title={title} {...(note && { note })}>
      <Switch checked={isOn} disabled={isDisabled} color="#07c160" onChange={(event) => onChange(event.detail.value)} />
    </Cell>
  )
}
