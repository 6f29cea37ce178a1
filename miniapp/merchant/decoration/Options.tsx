import { View } from '@tarojs/components'
import { Field } from '../../kit/components/Field'
import './Options.scss'

interface Props<V extends string> {
  label: string
  options: readonly { value: V; name: string }[]
  value: NoInfer<V>
  onChange(value: NoInfer<V>): void
}

/** One of a few short words, side by side. */
export const Options = <V extends string>({ label, options, value, onChange }: Props<V>) => (
  <Field label={label}>
    <View className="options">
      {options.map((option) => (
        <View
          key={option.value}
          className={`option ${option.value === value ? 'option-on' : ''}`}
          hoverClass="option-down"
          onClick={() => onChange(option.value)}
        >
          {option.name}
        </View>
      ))}
    </View>
  </Field>
)
