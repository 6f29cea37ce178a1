import type { ReactNode } from 'react'
import Taro from '@tarojs/taro'
import type { DiningTableView } from '../../../../shared/api/merchant/storefront'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { TextField } from '../../../kit/components/TextField'
import { newRequestKey } from '../../../kit/requestKey'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import { namesProblem, tableNames } from './names'

interface Props {
  tables: DiningTableView[]
  onChange(tables: DiningTableView[]): void
  /** Between the field and its button, which stays within the thumb. */
  children: ReactNode
}

/** One field for one table or twenty; what is there already is left out. */
export function AddTables({ tables, onChange, children }: Props) {
  const form = useForm({
    draft: 'tables',
    initial: { typed: '', requestKey: newRequestKey() },
    checks: { typed: namesProblem },
    send: async ({ typed, requestKey }) => {
      const names = (tableNames(typed) ?? []).filter((name) => tables.every((table) => table.name !== name))
      if (names.length > 0) onChange(await call('POST /tables', { names, requestKey }))
      form.reset()
      void Taro.showToast({ title: names.length > 0 ? `已添加 ${names.length} 张` : '这些桌子都有了', icon: 'none' })
    },
  })
  const field = form.field('typed')
  const names = tableNames(field.value) ?? []
  return (
    <>
      <Card title="添加桌子" isFlush>
        <TextField
          label="桌名"
          placeholder="如：A1-A20，或 包间1 包间2"
          hint={names.length > 1 ? `共 ${names.length} 张：${names[0]} … ${names[names.length - 1]}` : '一次可以填多张'}
          maxLength={200}
          {...field}
        />
      </Card>
      {children}
      <ActionBar failure={form.failure}>
        <Button icon="plus" isBusy={form.isSending} onClick={form.submit}>
          {names.length > 1 ? `添加 ${names.length} 张桌子` : '添加桌子'}
        </Button>
      </ActionBar>
    </>
  )
}
