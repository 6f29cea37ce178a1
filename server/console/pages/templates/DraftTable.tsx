import { Button, Empty, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { DraftView } from '../../../../shared/api/operator/templates'
import { When } from '../../kit/When'
import { flavourTexts } from '../../kit/words'
import { Promotion } from './Promotion'

interface Props {
  drafts: DraftView[]
  onChange(): Promise<void>
}

export function DraftTable({ drafts, onChange }: Props) {
  const [chosen, choose] = useState<DraftView | null>(null)
  const nothing = '草稿箱是空的。用 npm run template:upload 上传一个版本'
  return (
    <>
      <Table<DraftView>
        size="middle"
        rowKey="draftId"
        columns={columns(choose)}
        dataSource={drafts}
        pagination={false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> }}
      />
      {chosen && <Promotion draft={chosen} onClose={() => choose(null)} onDone={onChange} />}
    </>
  )
}

const columns = (choose: (draft: DraftView) => void): TableColumnsType<DraftView> => [
  { title: '草稿号', dataIndex: 'draftId', width: 90 },
  { title: '版本', dataIndex: 'userVersion', width: 110 },
  {
    title: '类型',
    width: 90,
    render: (_value, { flavour }) => (flavour ? flavourTexts[flavour] : <span className="quiet">未知</span>),
  },
  { title: '说明', dataIndex: 'userDesc', render: (text: string) => text || <span className="quiet">没有说明</span> },
  {
    title: '来自',
    width: 240,
    render: (_value, { sourceName, sourceAppid }) => (
      <>
        {sourceName ?? ''} <span className="quiet small">{sourceAppid}</span>
      </>
    ),
  },
  { title: '上传', width: 110, render: (_value, { uploadedAt }) => <When at={uploadedAt} /> },
  {
    title: '',
    width: 130,
    align: 'right',
    render: (_value, draft) =>
      draft.templateId === null ? (
        <Button size="small" type="primary" onClick={() => choose(draft)}>
          转为模板
        </Button>
      ) : (
        <span className="quiet">已是模板 {draft.templateId}</span>
      ),
  },
]
