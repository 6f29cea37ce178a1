import { useCallback } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { CategoryOption } from '../../../../shared/api/merchant/program'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { copy } from '../../../kit/wechat'
import { call } from '../../api'
import { leave } from '../../navigate'

interface Props {
  option: CategoryOption
  onClose(): void
}

/** Adds it, or says where it can be added when WeChat wants to see papers. */
export const AddSheet = (props: Props) => (props.option.wantsProof ? <Proof {...props} /> : <Add {...props} />)

function Add({ option: { first, second, firstName, secondName }, onClose }: Props) {
  const add = useCallback(async () => {
    await call('POST /program/categories', { first, second })
    leave()
    void Taro.showToast({ title: '已添加', icon: 'success' })
  }, [first, second])
  const adding = useAction(add)
  return (
    <Sheet title={`添加“${secondName}”？`} onClose={onClose}>
      <View className="k-sheet-text">
        {firstName} › {secondName}。这个类目不要资质，添加后一般马上能用。
      </View>
      {adding.failure && <View className="k-sheet-problem">{adding.failure.text}</View>}
      <Button isBusy={adding.isRunning} onClick={adding.run}>
        添加
      </Button>
      <Button kind="quiet" onClick={onClose}>
        换一个
      </Button>
    </Sheet>
  )
}

const address = 'https://mp.weixin.qq.com'

function Proof({ option: { secondName }, onClose }: Props) {
  const copyAddress = () => void copy(address).catch(() => undefined)
  return (
    <Sheet title={`“${secondName}”要上传资质`} onClose={onClose}>
      <View className="k-sheet-text">
        请用电脑打开 mp.weixin.qq.com，由小程序管理员扫码登录，在“设置 → 基本设置 →
        服务类目”里添加，并上传营业执照等证照。微信审核一般 1 到 3 天，通过后这里会自动更新。
      </View>
      <Button icon="link" onClick={copyAddress}>
        复制网址
      </Button>
      <Button kind="quiet" onClick={onClose}>
        换一个
      </Button>
    </Sheet>
  )
}
