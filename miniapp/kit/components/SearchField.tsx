import { Input, View } from '@tarojs/components'
import { Icon } from './Icon'
import './SearchField.scss'

interface Props {
  value: string
  placeholder: string
  /** The keyboard comes up with the page. */
  isFocused?: boolean
  onChange(value: string): void
  /** The search key of the keyboard. */
  onConfirm?(): void
}

/** Narrows a list while it is typed into. */
export function SearchField({ value, placeholder, isFocused = false, onChange, onConfirm }: Props) {
  return (
    <View className="k-search">
      <Icon name="search" colour="faint" size={36} />
      <Input
        className="k-search-input"
        value={value}
        placeholder={placeholder}
        placeholderClass="k-placeholder"
        confirmType="search"
        maxlength={30}
        focus={isFocused}
        onConfirm={() => onConfirm?.()}
        onInput={(event) => onChange(event.detail.value)}
      />
      {value && (
        <View className="k-search-clear" onClick={() => onChange('')}>
          <Icon name="close" colour="faint" size={32} />
        </View>
      )}
    </View>
  )
}
