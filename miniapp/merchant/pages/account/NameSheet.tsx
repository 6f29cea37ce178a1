import type { MeView } from '../../../../shared/api/merchant/me'
import { Button } from '../../../kit/components/Button'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { useForm } from '../../../kit/useForm'
import { callMe } from '../../api'
import * as checks from '../../checks'

interface Props {
  me: MeView
  onChange(me: MeView): void
  onClose(): void
}

/** How colleagues see this person. */
export function NameSheet({ me, onChange, onClose }: Props) {
  const form = useForm({
    draft: 'name',
    initial: { name: me.name ?? '' },
    checks: { name: checks.required('请填写称呼') },
    send: async ({ name }) => {
      onChange(await callMe('PUT /', { name: name.trim() }))
      onClose()
    },
  })
  return (
    <Sheet title="怎么称呼您" onClose={onClose}>
      <TextField label="称呼" placeholder="如：王老板" maxLength={20} {...form.field('name')} />
      {form.failure && <NoticeBar tone="failing">{form.failure.text}</NoticeBar>}
      <Button isBusy={form.isSending} onClick={form.submit}>
        保存
      </Button>
    </Sheet>
  )
}
