import { Empty, Table, Tag, Tooltip, type TableColumnsType } from 'antd'
import type { LibraryTemplateView, LibraryView } from '../../../../shared/api/operator/templates'
import type { TemplateManifest } from '../../../../shared/template'
import { WordTag } from '../../kit/tags'
import { When } from '../../kit/When'
import { flavourTexts, templateWords } from '../../kit/words'
import { Manifest } from './Manifest'
import { TemplateActions } from './TemplateActions'

interface Props {
  library: LibraryView
  isNarrowed: boolean
  onChange(): Promise<void>
}

export function LibraryTable({ library, isNarrowed, onChange }: Props) {
  const nothing = isNarrowed ? '没有符合条件的模板' : '模板库是空的。先把草稿转为模板'
  return (
    <Table<LibraryTemplateView>
      size="middle"
      rowKey="templateId"
      columns={columns(library, onChange)}
      dataSource={library.templates}
      pagination={false}
      expandable={{
        rowExpandable: ({ manifest }) => manifest !== null,
        expandedRowRender: ({ manifest }) => manifest && <Manifest manifest={manifest} />,
      }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> }}
    />
  )
}

const columns = (library: LibraryView, onChange: () => Promise<void>): TableColumnsType<LibraryTemplateView> => [
  { title: '模板号', dataIndex: 'templateId', width: 80 },
  { title: '版本', dataIndex: 'userVersion', width: 100 },
  {
    title: '类型',
    width: 80,
    render: (_value, { flavour }) => (flavour ? flavourTexts[flavour] : <span className="quiet">未知</span>),
  },
  {
    title: '状态',
    width: 130,
    render: (_value, { state, isDefault }) => (
      <span className="line">
        <WordTag word={templateWords[state]} />
        {isDefault && (
          <Tag color="blue" style={{ marginInlineEnd: 0 }}>
            默认
          </Tag>
        )}
      </span>
    ),
  },
  { title: '给商家看的说明', render: (_value, row) => <Description row={row} /> },
  { title: '内容', width: 150, render: (_value, { manifest }) => summary(manifest) },
  { title: '店铺', width: 130, render: (_value, row) => <Stores row={row} /> },
  { title: '入库', width: 100, render: (_value, { createdAt }) => <When at={createdAt} /> },
  {
    title: '',
    width: 90,
    align: 'right',
    render: (_value, row) => <TemplateActions template={row} library={library} onChange={onChange} />,
  },
]

const Description = ({ row: { whatIsNew, userDesc } }: { row: LibraryTemplateView }) =>
  whatIsNew === null ? (
    <span className="quiet">还没有写{userDesc && `（上传说明：${userDesc}）`}</span>
  ) : (
    <span className="clip pre">{whatIsNew}</span>
  )

const summary = (manifest: TemplateManifest | null) =>
  manifest ? (
    `${manifest.pages.length} 页 · ${Math.round(manifest.mainPackageBytes / 1024)} KB`
  ) : (
    <Tooltip title="上传时带上令牌（npm run operator -- upload-token），这里就会有它的页面、隐私信息和大小">
      <span className="quiet">没有登记</span>
    </Tooltip>
  )

function Stores({ row: { stores } }: { row: LibraryTemplateView }) {
  return (
    <Tooltip title={`${stores.underWay} 家正在换上，${stores.picked} 家选了它`}>
      {stores.live} 家在用
      {stores.underWay > 0 && <div className="quiet small">{stores.underWay} 家正在换上</div>}
    </Tooltip>
  )
}
