import { View } from '@tarojs/components'
import { Card } from '../../../kit/components/Card'
import { Icon } from '../../../kit/components/Icon'
import type { IconName } from '../../../kit/components/icons'
import './Facts.scss'

const facts: { icon: IconName; title: string; text: string }[] = [
  {
    icon: 'person',
    title: '要由小程序的管理员扫码',
    text: '别人扫会被微信拒绝。管理员不在身边，就把链接发给他。',
  },
  {
    icon: 'info',
    title: '平台还在内测时，要先登记您的小程序',
    text: '服务商的平台全网发布之前，只有在测试名单里的小程序能授权。微信若提示不在名单里，请联系服务商添加。',
  },
  {
    icon: 'shield',
    title: '小程序仍归您所有',
    text: '授权只用来上传店铺页面、提交审核和发布，随时可以在微信里取消。',
  },
]

/** What WeChat demands, said before anybody scans. */
export function Facts() {
  return (
    <Card title="扫码前请确认">
      {facts.map(({ icon, title, text }) => (
        <View className="fact" key={title}>
          <Icon name={icon} colour="quiet" size={40} />
          <View className="fact-words">
            <View className="fact-title">{title}</View>
            <View className="fact-text">{text}</View>
          </View>
        </View>
      ))}
    </Card>
  )
}
