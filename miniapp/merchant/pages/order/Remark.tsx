import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MerchantOrderView } from '../../../../shared/api/merchant/orders'
import { Button } from '../../../kit/components/Button'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'

interface Props {
  order: MerchantOrderView
  onChange(order: MerchantOrderView): void
}

/** 店内备注: for colleagues only. */
export function Remark({ order, onChange }: Props) {
  const [isWriting, setWriting] = useState(false)
  const close = () => setWriting(false)
  return (
    <>
      <Cell
        lead={<Icon name="edit" />}
        title="店内备注"
        note={order.remark || '只有店里的人看得到'}
        onClick={() => setWriting(true)}
      />
      {isWriting && <RemarkSheet order={order} onChange={onChange} onClose={close} />}
    </>
  )
}

function RemarkSheet({ order, onChange, onClose }: Props & { onClose: () => void }) {
  const form = useForm({
    draft: `order-remark:${order.id}`,
    initial: { remark: order.remark },
    checks: {},
    send: async ({ remark }) => {
      onChange(await call('PUT /orders/:orderId/remark', { orderId: order.id, remark: remark.trim() }))
      onClose()
    },
  })
  return (
    <Sheet title="店内备注" onClose={onClose}>
      <TextField
        label="写给同事"
        placeholder="如：老顾客，送一份小菜"
        maxLength={200}
        isLong
        {...form.field('remark')}
      />
      {form.failure && <View className="k-sheet-problem">{form.failure.text}</View>}
      <Button isBusy={form.isSending} onClick={form.submit}>
        保存
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}
