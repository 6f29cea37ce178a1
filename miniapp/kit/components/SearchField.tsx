import { Input, View } from '@tarojs/components'
import { Icon } from './Icon'
import './SearchField.scss'

interface Props {
  value: string
  placeholder: string
  onChange(value: string): void
}

/** Narrows a list while it is typed into. */
export function SearchField({ value, placeholder, onChange }: Props) {
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
