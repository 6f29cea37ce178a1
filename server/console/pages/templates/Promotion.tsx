import { Modal, Radio } from 'antd'
import { useState } from 'react'
import type { DraftView } from '../../../../shared/api/operator/templates'
import { flavours, type Flavour } from '../../../../shared/store'
import { call } from '../../call'
import { useDialog } from '../../kit/useDialog'
import { flavourTexts } from '../../kit/words'

interface Props {
  draft: DraftView
  onClose(): void
  onDone(): Promise<void>
}

/** Takes a draft into the library; asks for the flavour where the upload does not tell it. */
export function Promotion({ draft, onClose, onDone }: Props) {
  const [flavour, setFlavour] = useState<Flavour | null>(draft.flavour)
  const { isBusy, confirm } = useDialog(onClose, onDone)
  const { draftId, userVersion } = draft

  const promote = () => {
    if (flavour === null) return
    const work = () => call('POST /templates/drafts/:draftId/promote', { draftId, flavour })
    confirm(work, `${userVersion} 已转为模板，设为默认后新店就会用它`)
  }

  return (
    <Modal
      open
      title={`把 ${userVersion} 转为模板`}
      okText="转为模板"
      okButtonProps={{ disabled: flavour === null }}
      confirmLoading={isBusy}
      onOk={promote}
      onCancel={onClose}
    >
      <p>它会进入微信的模板库（最多 200 个）。现在没有店铺受影响，直到您把它设为默认，或商家自己选它。</p>
      <Radio.Group
        value={flavour}
        options={flavours.map((value) => ({ value, label: `${flavourTexts[value]}店铺用` }))}
        onChange={(event) => setFlavour(event.target.value as Flavour)}
      />
    </Modal>
  )
}
