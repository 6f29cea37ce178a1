import { useDidShow } from '@tarojs/taro'
import { Image, View } from '@tarojs/components'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Icon } from '../../../kit/components/Icon'
import type { IconName } from '../../../kit/components/icons'
import { Page } from '../../../kit/components/Screen'
import { useAction } from '../../../kit/useAction'
import { session, signIn } from '../../api'
import { hideHomeButton, restart } from '../../navigate'
import { Terms } from '../../Terms'
import { shopFront } from './drawing'
import './index.scss'

const promises: { icon: IconName; title: string; text: string }[] = [
  { icon: 'shop', title: '开自己的小程序店铺', text: '填好店铺资料，剩下的一步一步带您做' },
  { icon: 'shield', title: '小程序仍是您的', text: '用微信官方的授权，随时可以在微信里取消' },
  { icon: 'clock', title: '不用守着等', text: '中途可以离开，回来接着做，不会丢' },
]

async function enter(): Promise<void> {
  const { token, me } = await signIn()
  session.keep(token)
  restart(me.stores.length > 0 ? 'today' : 'create-store')
}

/** 登录: what this is, and one tap. */
export default function SignIn() {
  const entering = useAction(enter)
  useDidShow(hideHomeButton)
  return (
    <Page>
      <View className="sign-in-hero">
        <Image className="sign-in-drawing" src={shopFront} mode="aspectFit" />
        <View className="sign-in-title">开店</View>
        <View className="sign-in-slogan">在手机上，把店开进微信</View>
      </View>
      {promises.map(({ icon, title, text }) => (
        <View className="sign-in-promise" key={title}>
          <View className="sign-in-icon">
            <Icon name={icon} colour="brand" size={44} />
          </View>
          <View>
            <View className="sign-in-promise-title">{title}</View>
            <View className="sign-in-promise-text">{text}</View>
          </View>
        </View>
      ))}
      <ActionBar failure={entering.failure}>
        <Button isBusy={entering.isRunning} onClick={entering.run}>
          微信一键登录
        </Button>
        <Terms />
      </ActionBar>
    </Page>
  )
}
