import { ScrollView, View } from '@tarojs/components'
import './Tabs.scss'

interface Props<V extends string> {
  tabs: readonly { value: V; name: string }[]
  value: NoInfer<V>
  onChange(value: NoInfer<V>): void
}

/** One of several lists; the bar stays on top while its list is scrolled. */
export function Tabs<V extends string>({ tabs, value, onChange }: Props<V>) {
  return (
    <ScrollView className="k-tabs" scrollX enhanced showScrollbar={false}>
      <View className="k-tabs-row">
        {tabs.map((tab) => (
          <View
            key={tab.value}
            className={`k-tab ${tab.value === value ? 'k-tab-on' : ''}`}
            onClick={() => onChange(tab.value)}
          >
            {tab.name}
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
