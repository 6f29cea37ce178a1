import { View } from '@tarojs/components'
import { openPrivacyContract } from '../kit/wechat'
import './Terms.scss'

/** What signing in says yes to, below the button that does it. */
export const Terms = () => (
  <View className="terms">
    登录即表示您已阅读并同意
    <View className="terms-link" onClick={openPrivacyContract}>
      《隐私保护指引》
    </View>
  </View>
)
