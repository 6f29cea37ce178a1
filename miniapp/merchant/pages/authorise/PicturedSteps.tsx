import { Image, View } from '@tarojs/components'
import { Card } from '../../../kit/components/Card'
import { confirmDrawing, saveDrawing, scanDrawing } from './drawings'
import './PicturedSteps.scss'

const steps = [
  { picture: saveDrawing, title: '保存二维码', text: '存到手机相册' },
  { picture: scanDrawing, title: '微信扫一扫', text: '点“相册”选它' },
  { picture: confirmDrawing, title: '确认授权', text: '权限全部勾选' },
]

export function PicturedSteps() {
  return (
    <Card title="三步完成授权">
      <View className="pictured">
        {steps.map(({ picture, title, text }, at) => (
          <View className="pictured-step" key={title}>
            <Image className="pictured-image" src={picture} mode="aspectFit" />
            <View className="pictured-title">{`${at + 1}. ${title}`}</View>
            <View className="pictured-text">{text}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}
