import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { LibraryTemplateView, LibraryView } from '../../../../shared/api/operator/templates'
import { call } from '../../call'
import { useAct } from '../../kit/useAct'
import { consequences } from './consequences'
import { WhatIsNew } from './WhatIsNew'

interface Props {
  template: LibraryTemplateView
  library: LibraryView
  onChange(): Promise<void>
}

interface Action {
  label: string
  isDangerous?: boolean
  /** What it means for how many stores: asked before it is done. */
  text?: string
  done: string
  work(): Promise<unknown>
}

/** What may be done with a template, most useful first; what matters to stores says so and asks. */
export function TemplateActions({ template, library, onChange }: Props) {
  const { modal } = App.useApp()
  const act = useAct()
  const [isWriting, setWriting] = useState(false)
  const actions = actionsOn(template, library)

  const run = async ({ work, done }: Action) => {
    if (await act(work, done)) await onChange()
  }
  const ask = (action: Action) => {
    const { label, text, isDangerous = false } = action
    if (text === undefined) return void run(action)
    modal.confirm({
      title: `${label}：${template.userVersion}（模板 ${template.templateId}）`,
      content: text,
      okText: label,
      okButtonProps: { danger: isDangerous },
      onOk: () => run(action),
    })
  }

  const items = [
    { key: 'write', label: '写说明', onClick: () => setWriting(true) },
    ...actions.map((action) => ({
      key: action.label,
      label: action.label,
      danger: action.isDangerous ?? false,
      onClick: () => ask(action),
    })),
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button size="small" aria-label={`操作模板 ${template.templateId}`}>
          操作
        </Button>
      </Dropdown>
      {isWriting && <WhatIsNew template={template} onClose={() => setWriting(false)} onDone={onChange} />}
    </>
  )
}

function actionsOn(template: LibraryTemplateView, library: LibraryView): Action[] {
  const { templateId, state, isDefault, flavour } = template
  const texts = consequences(template, library)
  const isAvailable = state === 'available'
  const all: [boolean, Action][] = [
    [
      isAvailable && !isDefault && flavour !== null,
      {
        label: '设为默认',
        text: texts.makeDefault,
        done: '已设为默认',
        work: () => call('POST /templates/:templateId/default', { templateId }),
      },
    ],
    [
      isAvailable,
      {
        label: '停用',
        isDangerous: true,
        text: texts.retire,
        done: '已停用',
        work: () => call('POST /templates/:templateId/retire', { templateId }),
      },
    ],
    [
      state === 'retired',
      {
        label: '恢复使用',
        done: '已恢复',
        work: () => call('POST /templates/:templateId/restore', { templateId }),
      },
    ],
    [
      state !== 'deleted',
      {
        label: '删除',
        isDangerous: true,
        text: texts.remove,
        done: '已从微信的模板库删除',
        work: () => call('DELETE /templates/:templateId', { templateId }),
      },
    ],
  ]
  return all.flatMap(([isPossible, action]) => (isPossible ? [action] : []))
}
