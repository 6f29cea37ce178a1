import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { OperatorIncidentView } from '../../../shared/api/operator/payments'
import { call } from '../call'
import { useDialog } from './useDialog'

interface Props {
  storeKey: string
  storeName: string
  incident: OperatorIncidentView
  onClose(): void
  onDone(): Promise<void>
}

/** Puts it aside for the store, with a word for whoever looks for it later. */
export function CloseIncident({ storeKey, storeName, incident, onClose, onDone }: Props) {
  const [note, setNote] = useState('')
  const { isBusy, confirm } = useDialog(onClose, onDone)
  const close = () =>
    call('POST /stores/:storeKey/incidents/:incidentId/close', { storeKey, incidentId: incident.id, note })

  return (
    <Modal
      open
      title={`${storeName}：${incident.title}`}
      okText="处理好了"
      okButtonProps={{ disabled: note.trim() === '' }}
      confirmLoading={isBusy}
      onOk={() => confirm(close, '已记为处理好了')}
      onCancel={onClose}
    >
      <p>只是记下来，不会动钱。商家的待处理里不再有它，商家看得到您写的话。</p>
      <Input.TextArea
        autoFocus
        showCount
        maxLength={200}
        autoSize={{ minRows: 3, maxRows: 8 }}
        style={{ marginBottom: 24 }} // the count stands below it
        value={note}
        placeholder="如：已请商家充值，退款重试成功"
        aria-label="怎么处理的"
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  )
}
