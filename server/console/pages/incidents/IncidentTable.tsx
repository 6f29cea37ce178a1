import { Empty, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { FleetIncidentView } from '../../../../shared/api/operator/payments'
import { IncidentEnd, IncidentWords } from '../../kit/Incident'
import { When } from '../../kit/When'

interface Props {
  incidents: FleetIncidentView[]
  isOpen: boolean
  onChange(): Promise<void>
}

export function IncidentTable({ incidents, isOpen, onChange }: Props) {
  const nothing = isOpen ? '没有要处理的，各店的收款和退款都正常' : '还没有处理过'
  return (
    <Table<FleetIncidentView>
      size="middle"
      rowKey="id"
      columns={columnsOf(isOpen, onChange)}
      dataSource={incidents}
      pagination={false}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> }}
    />
  )
}

const columnsOf = (isOpen: boolean, onChange: Props['onChange']): TableColumnsType<FleetIncidentView> => [
  {
    title: '店铺',
    width: 220,
    render: (_value, { store: { key, name } }) => (
      <>
        <Link to={`/stores/${key}#payment`}>{name}</Link>
        <div className="quiet small">{key}</div>
      </>
    ),
  },
  { title: '问题', render: (_value, incident) => <IncidentWords incident={incident} /> },
  { title: '发生', width: 120, render: (_value, { at }) => <When at={at} /> },
  {
    title: isOpen ? '' : '怎么处理的',
    width: isOpen ? 110 : 260,
    render: (_value, incident) => (
      <IncidentEnd
        storeKey={incident.store.key}
        storeName={incident.store.name}
        incident={incident}
        onDone={onChange}
      />
    ),
  },
]
