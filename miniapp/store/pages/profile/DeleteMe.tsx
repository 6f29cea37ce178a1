import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Button } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { startAnew } from '../../startAnew'

async function erase(): Promise<void> {
  await call('DELETE /me', {})
  startAnew()
  void Taro.showToast({ title: '已删除您的个人信息', icon: 'none' })
}

/** 删除个人信息: cannot be taken back, so it says what goes and what stays. */
export function DeleteMe() {
  const [isAsked, setAsked] = useState(false)
  const { run, isRunning, failure } = useAction(erase)
  return (
    <>
      <Button kind="danger" onClick={() => setAsked(true)}>
        删除我的个人信息
      </Button>
      {isAsked && (
        <DangerSheet
          title="删除您在本店的个人信息？"
          consequence="昵称、头像、手机号、收货地址和购物车会立即删除，订单里的姓名、电话和地址也会抹掉，之后看不到以前的订单。店家只留下卖了什么、多少钱。删除后不能恢复。"
          confirm="删除"
          isBusy={isRunning}
          problem={failure?.text ?? null}
          onConfirm={run}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
