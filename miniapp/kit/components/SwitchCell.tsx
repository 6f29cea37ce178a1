import { Label, Switch } from '@tarojs/components'
import { Cell } from './Cell'
import './SwitchCell.scss'

interface Props {
  title: string
  note?: string
  isOn: boolean
  isDisabled?: boolean
  onChange(isOn: boolean): void
}

/** Something that is on or off at once; a tap anywhere on the row turns it. */
export function SwitchCell({ title, note, isOn, isDisabled = false, onChange }: Props) {
  return (
    <Label className="k-switch-cell">
      <Cell title={title} {...(note && { note })}>
        <Switch
          checked={isOn}
          disabled={isDisabled}
          color="#07c160"
          onChange={(event) => onChange(event.detail.value)}
        />
      </Cell>
    </Label>
  )
}
