import { View } from '@tarojs/components'
import type { Paged } from '../usePaged'
import './ListEnd.scss'

type Props = Pick<Paged<unknown>, 'isAtEnd' | 'failure' | 'more'>

/** What comes after the last row: more, nothing, or why not. */
export function ListEnd({ isAtEnd, failure, more }: Props) {
  if (failure)
    return (
      <View className="k-list-end k-list-end-failed" onClick={more}>
        {failure.text}，点这里重试
      </View>
    )
  return <View className="k-list-end">{isAtEnd ? '没有更多了' : '正在加载…'}</View>
}
