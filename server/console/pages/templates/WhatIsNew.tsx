import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { LibraryTemplateView } from '../../../../shared/api/operator/templates'
import { call } from '../../call'
import { useDialog } from '../../kit/useDialog'

interface Props {
  template: LibraryTemplateView
  onClose(): void
  onDone(): Promise<void>
}

/** Writes what a version brings, in the merchants' words. */
export function WhatIsNew({ template, onClose, onDone }: Props) {
  const [text, setText] = useState(template.whatIsNew ?? '')
  const { isBusy, confirm } = useDialog(onClose, onDone)
  const { templateId, userVersion } = template
  const save = () => call('PUT /templates/:templateId', { templateId, whatIsNew: text })

  return (
    <Modal
      open
      title={`${userVersion} 带来什么`}
      okText="保存"
      confirmLoading={isBusy}
      onOk={() => confirm(save, '已保存')}
      onCancel={onClose}
    >
      <p className="quiet">商家在选模板和发布时会看到，用他们的话写。</p>
      <Input.TextArea
        autoFocus
        showCount
        maxLength={500}
        autoSize={{ minRows: 4, maxRows: 10 }}
        value={text}
        placeholder="如：点餐页可以加备注了"
        aria-label="给商家看的说明"
        onChange={(event) => setText(event.target.value)}
      />
    </Modal>
  )
}
