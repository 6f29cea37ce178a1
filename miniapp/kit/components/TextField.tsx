import { Input, Textarea } from '@tarojs/components'
import type { FieldProps } from '../useForm'
import { Field } from './Field'

type Keyboard = 'text' | 'number' | 'phone' | 'decimal'

const inputTypes = { text: 'text', number: 'number', phone: 'number', decimal: 'digit' } as const

interface Props extends FieldProps<string> {
  label: string
  placeholder: string
  hint?: string
  isOptional?: boolean
  maxLength?: number
  /** Which keyboard comes up. */
  keyboard?: Keyboard
  /** Grows with its text. */
  isLong?: boolean
}

const kept = ({ hint, isOptional, problem, label }: Props) => ({
  label,
  problem,
  ...(hint && { hint }),
  ...(isOptional && { isOptional }),
})

export function TextField(props: Props) {
  const { value, onChange, onBlur, placeholder, maxLength = 60, keyboard = 'text', isLong = false } = props
  const shared = {
    value,
    placeholder,
    placeholderClass: 'k-placeholder',
    maxlength: maxLength,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    onBlur,
  }
  return (
    <Field {...kept(props)}>
      {isLong ? (
        <Textarea className="k-textarea" autoHeight {...shared} />
      ) : (
        <Input className="k-input" type={inputTypes[keyboard]} {...shared} />
      )}
    </Field>
  )
}
