import { ScrollView, View } from '@tarojs/components'
import type { HomeView } from '../../../shared/api/customer/catalogue'
import type { Theme } from '../../../shared/theme'
import { Logo } from '../../kit/components/Logo'
import { themeVariables } from '../../kit/themeVariables'
import { PreviewSection } from './PreviewSection'
import './StorePreview.scss'

interface Props {
  /** Null until it has arrived for the first time. */
  home: HomeView | null
  /** As chosen: the colour does not wait for the server. */
  theme: Theme
}

/** The store's home page in a phone, small: what customers see of the look that is being made. */
export const StorePreview = ({ home, theme }: Props) => (
  <View className="preview-phone" style={themeVariables(theme)}>
    <View className="preview-bar">{home?.store.name ?? ''}</View>
    <ScrollView className="preview-page" scrollY enhanced showScrollbar={false}>
      {home ? <Home home={home} /> : <View className="preview-waiting" />}
    </ScrollView>
  </View>
)

const Home = ({ home: { store, sections } }: { home: HomeView }) => (
  <>
    <View className="preview-head">
      <Logo name={store.name} url={store.logoUrl} size={64} />
      <View className="preview-words">
        <View className="preview-name">{store.name}</View>
        <View className="preview-welcome">{store.texts.welcome}</View>
      </View>
    </View>
    {sections.map((section) => (
      <PreviewSection key={section.id} section={section} store={store} />
    ))}
    {sections.length === 0 && <View className="preview-nothing">首页还没有能显示的板块</View>}
  </>
)
