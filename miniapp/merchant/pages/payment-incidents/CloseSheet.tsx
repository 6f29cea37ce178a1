import type { IncidentView } from '../../../../shared/api/merchant/payment'
import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import { required } from '../../checks'

interface Props {
  incident: IncidentView
  onDone(): void
  onClose(): void
}

/** Put aside with a word for those who look for it later. */
export function CloseSheet({ incident: { id: incidentId, title }, onDone, onClose }: Props) {
  const form = useForm({
    draft: `incident:${incidentId}`,
    initial: { note: '' },
    checks: { note: required('请写一句是怎么处理的') },
    send: async ({ note }) => {
      await call('POST /incidents/:incidentId/close', { incidentId, note: note.trim() })
      onDone()
    },
  })
  return (
    <Sheet title={title} onClose={onClose}>
      <TextField
        label="怎么处理的"
        placeholder="如：已在商户平台退给顾客"
        hint="以后查账时看得到"
        maxLength={200}
        isLong
        {...form.field('note')}
      />
      {form.failure && <View className="k-sheet-problem">{form.failure.text}</View>}
      <Button isBusy={form.isSending} onClick={form.submit}>
        处理好了
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}
