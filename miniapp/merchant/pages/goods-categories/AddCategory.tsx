import Taro from '@tarojs/taro'
import type { MerchantCategoryView } from '../../../../shared/api/merchant/goods'
import { goodsLimits } from '../../../../shared/goods'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { TextField } from '../../../kit/components/TextField'
import { newRequestKey } from '../../../kit/requestKey'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import * as checks from '../../checks'

interface Props {
  onChange(categories: MerchantCategoryView[]): void
}

export function AddCategory({ onChange }: Props) {
  const form = useForm({
    draft: 'goods-category',
    initial: { name: '', requestKey: newRequestKey() },
    checks: { name: checks.required('请填写分类名称') },
    send: async ({ name, requestKey }) => {
      onChange(await call('POST /goods-categories', { name: name.trim(), requestKey }))
      form.reset()
      void Taro.showToast({ title: '已添加', icon: 'success' })
    },
  })
  return (
    <>
      <Card title="添加" isFlush>
        <TextField
          label="分类名称"
          placeholder="如：招牌面食"
          maxLength={goodsLimits.categoryName}
          {...form.field('name')}
        />
      </Card>
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          添加分类
        </Button>
      </ActionBar>
    </>
  )
}
