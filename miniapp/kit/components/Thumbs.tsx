import { Image, View } from '@tarojs/components'
import { previewPictures } from '../pictures'
import './Thumbs.scss'

interface Props {
  /** Null: a picture that nobody has any more. */
  sources: readonly (string | null)[]
  /** Names the files that they are opened from. */
  name: string
  /** Left out: nobody may take one away. */
  onRemove?(at: number): void
}

/** Small pictures that a tap opens full size. */
export function Thumbs({ sources, name, onRemove }: Props) {
  const there = sources.filter((src): src is string => src !== null)
  const open = (src: string) => void previewPictures(there, there.indexOf(src), name).catch(() => undefined)
  return (
    <View className="k-thumbs">
      {sources.map((src, at) => (
        <View key={at}>
          {src ? (
            <Image className="k-thumb" src={src} mode="aspectFill" onClick={() => open(src)} />
          ) : (
            <View className="k-thumb k-thumb-gone">图片已过期</View>
          )}
          {onRemove && (
            <View className="k-thumb-remove" onClick={() => onRemove(at)}>
              移除
            </View>
          )}
        </View>
      ))}
    </View>
  )
}
