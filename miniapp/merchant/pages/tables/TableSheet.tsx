import { useCallback, useState } from 'react'
import type { DiningTableView } from '../../../../shared/api/merchant/storefront'
import { Button } from '../../../kit/components/Button'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { DangerSheet, Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { useAction } from '../../../kit/useAction'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import * as checks from '../../checks'

interface Props {
  table: DiningTableView
  onChange(tables: DiningTableView[]): void
  onClose(): void
}

/** 修改桌子: another name keeps the code that is printed; taking it away does not. */
export function TableSheet(props: Props) {
  const [isRemoving, setRemoving] = useState(false)
  const { table, onChange, onClose } = props
  const form = useForm({
    draft: `table:${table.id}`,
    initial: { name: table.name },
    checks: { name: checks.required('请填写桌名') },
    send: async ({ name }) => {
      onChange(await call('PUT /tables/:tableId', { tableId: table.id, name: name.trim() }))
      onClose()
    },
  })
  if (isRemoving) return <Remove {...props} />
  return (
    <Sheet title={`修改“${table.name}”`} onClose={onClose}>
      <TextField
        label="桌名"
        placeholder="如：A1"
        hint="改名后，已经打印的桌码照样能用"
        maxLength={12}
        {...form.field('name')}
      />
      {form.failure && <NoticeBar tone="failing">{form.failure.text}</NoticeBar>}
      <Button isBusy={form.isSending} onClick={form.submit}>
        保存
      </Button>
      <Button kind="quiet" icon="trash" onClick={() => setRemoving(true)}>
        删除这张桌子
      </Button>
    </Sheet>
  )
}

function Remove({ table, onChange, onClose }: Props) {
  const remove = useCallback(async () => {
    onChange(await call('DELETE /tables/:tableId', { tableId: table.id }))
    onClose()
  }, [table.id, onChange, onClose])
  const removing = useAction(remove)
  return (
    <DangerSheet
      title={`删除“${table.name}”？`}
      consequence="贴在桌上的码会失效，顾客再扫就点不了餐。这张桌子的订单还在。"
      confirm="删除"
      isBusy={removing.isRunning}
      problem={removing.failure?.text ?? null}
      onConfirm={removing.run}
      onClose={onClose}
    />
  )
}
