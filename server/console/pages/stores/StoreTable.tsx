import { Empty, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { PaymentLine, StoreLine, StorePage } from '../../../../shared/api/operator/stores'
import { storeKindTexts } from '../../../../shared/store'
import { AuthorisationTag, ReleaseTag, WordTag } from '../../kit/tags'
import { When } from '../../kit/When'
import { paymentWord } from '../../kit/words'

const none = <span className="quiet">—</span>

const columns: TableColumnsType<StoreLine> = [
  {
    title: '店铺',
    width: 220,
    render: (_value, { key, name }) => (
      <>
        <Link to={`/stores/${key}`}>{name}</Link>
        <div className="quiet small">{key}</div>
      </>
    ),
  },
  { title: '类型', width: 72, render: (_value, { kind }) => storeKindTexts[kind].name },
  {
    title: '小程序',
    width: 260,
    render: (_value, { program }) =>
      program ? (
        <>
          <div className="line">
            {program.name ?? '还没有名称'}
            <AuthorisationTag state={program.state} />
          </div>
          <div className="quiet small">{program.appid}</div>
        </>
      ) : (
        <span className="quiet">还没有授权</span>
      ),
  },
  {
    title: '线上版本',
    width: 130,
    render: (_value, { live }) =>
      live ? (
        <>
          {live.userVersion} <span className="quiet">#{live.number}</span>
          <div className="quiet small">
            <When at={live.stateAt} />
          </div>
        </>
      ) : (
        none
      ),
  },
  {
    title: '最新进展',
    width: 190,
    render: (_value, { current }) =>
      current ? (
        <>
          <div className="line">
            <ReleaseTag state={current.state} />
            {current.userVersion}
          </div>
          <div className="quiet small">
            <When at={current.stateAt} />
          </div>
        </>
      ) : (
        none
      ),
  },
  {
    title: '收款',
    width: 110,
    render: (_value, { key, payment }) => <Payment storeKey={key} payment={payment} />,
  },
  {
    title: '问题',
    render: (_value, { problem }) =>
      problem ? (
        <span className="clip" title={problem.text}>
          {problem.text}
        </span>
      ) : (
        none
      ),
  },
  { title: '开店', width: 110, render: (_value, { createdAt }) => <When at={createdAt} /> },
]

/** A standing of its own is quiet; what waits for somebody leads to it. */
const Payment = ({ storeKey, payment }: { storeKey: string; payment: PaymentLine }) => (
  <>
    {payment.standing === 'none' ? none : <WordTag word={paymentWord(payment)} />}
    {payment.openIncidents > 0 && (
      <div className="small">
        <Link to={`/stores/${storeKey}#payment`}>{payment.openIncidents} 件待处理</Link>
      </div>
    )}
  </>
)

interface Props {
  page: StorePage
  isNarrowed: boolean
}

export function StoreTable({ page, isNarrowed }: Props) {
  const nothing = isNarrowed
    ? '没有符合条件的店铺，换个条件试试'
    : '还没有店铺。商家在商家后台小程序里创建后，就会出现在这里'
  return (
    <Table<StoreLine>
      size="middle"
      rowKey="key"
      columns={columns}
      dataSource={page.stores}
      pagination={false}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> }}
    />
  )
}
