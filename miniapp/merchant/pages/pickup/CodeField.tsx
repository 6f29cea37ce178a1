import { Input, View } from '@tarojs/components'
import './CodeField.scss'

interface Props {
  value: string
  onChange(code: string): void
}

/** Six digits, large: read off somebody else's phone across a counter. */
export const CodeField = ({ value, onChange }: Props) => (
  <View className="code-field">
    <View className="code-field-label">输入 6 位取货码</View>
    <Input
      className="code-field-input"
      type="number"
      value={value}
      maxlength={6}
      placeholder="000000"
      placeholderClass="k-placeholder"
      onInput={(event) => onChange(event.detail.value.replace(/\D/g, ''))}
    />
  </View>
)
