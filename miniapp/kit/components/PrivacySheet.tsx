import Taro from '@tarojs/taro'
import { Button as NativeButton, View } from '@tarojs/components'
import { agreeButtonId, agreeToPrivacy, disagreeToPrivacy, usePrivacyQuestion } from '../privacy'
import { useVisible } from '../useVisible'
import { openPrivacyContract } from '../wechat'
import { Button } from './Button'
import { Sheet } from './Sheet'
import './Button.scss'
import './PrivacySheet.scss'

function decline(): void {
  disagreeToPrivacy()
  void Taro.showToast({ title: '没有同意，需要时会再问您', icon: 'none' })
}

/** 隐私保护指引: asked before anything personal is touched, on whichever page is open. Every page carries it. */
export function PrivacySheet() {
  const question = usePrivacyQuestion()
  const isVisible = useVisible()
  if (!question || !isVisible) return null
  return (
    <Sheet title="使用前请您同意" onClose={decline}>
      <View className="k-sheet-text">
        接下来要用到您的个人信息。用哪些、做什么用，都写在隐私保护指引里；不同意也可以继续浏览。
      </View>
      <View className="k-privacy-link" onClick={openPrivacyContract}>
        查看《隐私保护指引》
      </View>
      <NativeButton
        id={agreeButtonId}
        className="k-button k-button-primary k-button-wide"
        hoverClass="k-button-down"
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={agreeToPrivacy}
      >
        <View className="k-button-face">同意并继续</View>
      </NativeButton>
      <Button kind="quiet" onClick={decline}>
        暂不同意
      </Button>
    </Sheet>
  )
}
