import { View } from '@tarojs/components'
import { brandVariables } from '../colour'
import './PhonePreview.scss'

interface Props {
  /** The store's own name and colour: a merchant sees the own shop, not an example. */
  name: string
  brand: string
  /** The state in the header, and the title of the card below it. */
  words: { state: string; card: string }
}

/** What a look makes of a store, as a phone the size of a stamp. */
export function PhonePreview({ name, brand, words }: Props) {
  return (
    <View className="k-phone" style={brandVariables(brand)}>
      <View className="k-phone-bar">{name}</View>
      <View className="k-phone-head">
        <View className="k-phone-logo">{name.trim().slice(0, 1) || '店'}</View>
        <View className="k-phone-words">
          <View className="k-phone-name">{name}</View>
          <View className="k-phone-state">{words.state}</View>
        </View>
      </View>
      <View className="k-phone-note" />
      <View className="k-phone-card">
        <View className="k-phone-title">{words.card}</View>
        <View className="k-phone-line" />
        <View className="k-phone-line k-phone-short" />
      </View>
      <View className="k-phone-card">
        <View className="k-phone-line" />
        <View className="k-phone-line" />
        <View className="k-phone-line" />
        <View className="k-phone-line k-phone-short" />
      </View>
    </View>
  )
}
