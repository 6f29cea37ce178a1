import { Input } from '@tarojs/components'
import type { CustomerView } from '../../../../shared/api/customer/me'
import { Button } from '../../../kit/components/Button'
import { Field } from '../../../kit/components/Field'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Sheet } from '../../../kit/components/Sheet'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'

interface Props {
  me: CustomerView
  onChange(me: CustomerView): void
  onClose(): void
}

const mostLetters = 20

/** 昵称: WeChat offers its own above the keyboard. It may empty what it minds, so the value is read when it is sent. */
export function NicknameSheet({ me, onChange, onClose }: Props) {
  const form = useForm({
    draft: 'nickname',
    initial: { name: me.name ?? '' },
    checks: { name: (name) => (name.trim() ? null : '请填写昵称') },
    send: async ({ name }) => {
      onChange(await call('PUT /me', { name: name.trim() }))
      onClose()
    },
  })
  const { value, problem, onChange: write, onBlur } = form.field('name')
  return (
    <Sheet title="怎么称呼您" onClose={onClose}>
      <Field label="昵称" problem={problem} hint="店家备餐、叫号时会看到">
        <Input
          className="k-input"
          type="nickname"
          value={value}
          maxlength={mostLetters}
          placeholder="如：小满"
          placeholderClass="k-placeholder"
          onInput={(event) => write(event.detail.value)}
          onBlur={(event) => {
            write(event.detail.value)
            onBlur()
          }}
        />
      </Field>
      {form.failure && <NoticeBar tone="failing">{form.failure.text}</NoticeBar>}
      <Button isBusy={form.isSending} onClick={form.submit}>
        保存
      </Button>
    </Sheet>
  )
}
