import { Image, View } from '@tarojs/components'
import { emptyPicture } from './drawings'
import './Picture.scss'

interface Props {
  /** Null: nobody has taken one yet. */
  src: string | null
  /** Height in hundredths of the width, `75%`; left out: as the store's look says. */
  height?: string
  onClick?(): void
}

/** A picture in a box that stands from the first moment, so that nothing jumps when it arrives. */
export function Picture({ src, height, onClick }: Props) {
  return (
    <View className="k-picture" {...(height && { style: { paddingTop: height } })} onClick={() => onClick?.()}>
      {src ? (
        <Image className="k-picture-image" src={src} mode="aspectFill" lazyLoad />
      ) : (
        <Image className="k-picture-none" src={emptyPicture} mode="aspectFit" />
      )}
    </View>
  )
}
