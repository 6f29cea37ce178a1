import { Textarea } from '@tarojs/components'
import { Card } from '../../../kit/components/Card'

interface Props {
  value: string
  hint: string
  onChange(note: string): void
}

/** 备注: what the customer wants to say to the store. */
export const Note = ({ value, hint, onChange }: Props) => (
  <Card title="备注">
    <Textarea
      className="k-textarea"
      autoHeight
      maxlength={200}
      value={value}
      placeholder={hint}
      placeholderClass="k-placeholder"
      onInput={(event) => onChange(event.detail.value)}
    />
  </Card>
)
