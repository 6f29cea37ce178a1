import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import './SavedSheet.scss'

const outside = [
  '回到微信首页，右上角“＋”里点“扫一扫”',
  '点右下角“相册”，选刚保存的二维码',
  '选择小程序，权限全部勾选，点“授权”',
]

/** What comes after the picture is in the album, because it happens outside this program. */
export function SavedSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title="已保存，去微信扫一扫" onClose={onClose}>
      <View className="save-steps">
        {outside.map((step, at) => (
          <View className="save-step" key={step}>
            <View className="save-number">{at + 1}</View>
            <View className="save-words">{step}</View>
          </View>
        ))}
      </View>
      <Button onClick={onClose}>知道了</Button>
    </Sheet>
  )
}
