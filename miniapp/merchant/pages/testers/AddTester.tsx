import Taro from '@tarojs/taro'
import type { TesterView } from '../../../../shared/api/merchant/program'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { TextField } from '../../../kit/components/TextField'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import * as checks from '../../checks'

interface Props {
  onChange(testers: TesterView[]): void
}

export function AddTester({ onChange }: Props) {
  const form = useForm({
    draft: 'tester',
    initial: { wechatId: '' },
    checks: { wechatId: checks.wechatId },
    send: async ({ wechatId }) => {
      onChange(await call('POST /testers', { wechatId: wechatId.trim() }))
      form.reset()
      void Taro.showToast({ title: '已添加', icon: 'success' })
    },
  })
  return (
    <>
      <Card title="添加" isFlush>
        <TextField
          label="对方的微信号"
          placeholder="如：xiaomai_2026"
          hint="在对方的微信“我”页，名字下面写着“微信号”。不是昵称，也不是手机号。"
          maxLength={64}
          {...form.field('wechatId')}
        />
      </Card>
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          添加体验成员
        </Button>
      </ActionBar>
    </>
  )
}
