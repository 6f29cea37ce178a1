import { View } from '@tarojs/components'
import type { Saved } from '../album'
import { Button } from './Button'
import { Sheet } from './Sheet'

export type NotSaved = Exclude<Saved, 'saved' | 'cancelled'>

const reasons: Record<NotSaved, string> = {
  refused: '要用到“添加到相册”的权限，之前没有允许。打开设置允许后会接着保存。',
  blocked: '手机不让微信存照片。请在手机的“设置 → 微信 → 照片”里允许。',
  disagreed: '存照片要先同意隐私保护指引。再点一次“保存到相册”，选“同意”就可以。',
  undeclared: '小程序的隐私指引还没有声明相册权限，请告诉服务商补上。',
  failed: '图片没能存下来，可能是手机空间不足。',
}

interface Props {
  why: NotSaved
  onAllow(): void
  onClose(): void
}

/** Why a picture is not in the album, the way to the settings, and the way that needs no permission. */
export function NotSavedSheet({ why, onAllow, onClose }: Props) {
  return (
    <Sheet title="还没有保存" onClose={onClose}>
      <View className="k-sheet-text">{reasons[why]}</View>
      <View className="k-sheet-text">不想开权限？直接截图保存这个页面，效果一样。</View>
      {why === 'refused' && <Button onClick={onAllow}>去设置里允许</Button>}
      <Button kind={why === 'refused' ? 'quiet' : 'primary'} onClick={onClose}>
        我来截图
      </Button>
    </Sheet>
  )
}
