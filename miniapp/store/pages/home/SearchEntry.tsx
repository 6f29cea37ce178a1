import { View } from '@tarojs/components'
import { Icon } from '../../../kit/components/Icon'
import { open } from '../../navigate'
import './SearchEntry.scss'

/** Looks like the field it leads to. */
export const SearchEntry = () => (
  <View className="search-entry" onClick={() => open('search')}>
    <Icon name="search" colour="quiet" size={36} />
    <View>搜索店内商品</View>
  </View>
)
