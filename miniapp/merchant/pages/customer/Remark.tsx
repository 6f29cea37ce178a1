import { useState } from 'react'
import type { CustomerDetailView } from '../../../../shared/api/merchant/customers'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'

interface Props {
  customer: CustomerDetailView
  onChange(customer: CustomerDetailView): void
}

/** What the staff want to remember; the customer never sees it. */
export function Remark({ customer, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Card isFlush>
      <Cell
        title="店内备注"
        note={customer.remark || '只有店里的人能看到，如：不吃辣、熟客'}
        onClick={() => setOpen(true)}
      >
        {customer.remark ? '修改' : '添加'}
      </Cell>
      {isOpen && <RemarkSheet customer={customer} onChange={onChange} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function RemarkSheet({ customer: { id, remark }, onChange, onClose }: Props & { onClose: () => void }) {
  const form = useForm({
    draft: `customer-remark:${id}`,
    initial: { remark },
    checks: {},
    send: async (values) => {
      onChange(await call('PUT /customers/:customerId', { customerId: id, remark: values.remark.trim() }))
      onClose()
    },
  })
  return (
    <Sheet title="店内备注" onClose={onClose}>
      <TextField label="备注" placeholder="如：不吃辣、熟客" maxLength={100} isLong {...form.field('remark')} />
      {form.failure && <NoticeBar tone="failing">{form.failure.text}</NoticeBar>}
      <Button isBusy={form.isSending} onClick={form.submit}>
        保存
      </Button>
    </Sheet>
  )
}
