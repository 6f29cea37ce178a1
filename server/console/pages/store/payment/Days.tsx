import { Table, type TableColumnsType } from 'antd'
import type { MoneyDayView } from '../../../../../shared/api/merchant/payment'
import { yuan } from '../../../../../shared/money'
import { WordTag } from '../../../kit/tags'
import { billWords } from '../../../kit/words'

/** Day by day, beside WeChat Pay's own bill; days on which nothing happened are left out. */
export function Days({ days }: { days: MoneyDayView[] }) {
  const busy = days.filter(({ paidCount, refundedCount, bill }) => paidCount + refundedCount > 0 || bill === 'differs')
  if (busy.length === 0) return null
  return (
    <Table<MoneyDayView>
      size="small"
      rowKey="day"
      columns={columns}
      dataSource={busy}
      pagination={false}
      scroll={{ y: 240 }}
    />
  )
}

const amount = (count: number, fen: number) =>
  count === 0 ? (
    <span className="quiet">—</span>
  ) : (
    <>
      ¥{yuan(fen)} <span className="quiet small">{count} 笔</span>
    </>
  )

const columns: TableColumnsType<MoneyDayView> = [
  { title: '日期', width: 120, dataIndex: 'day' },
  { title: '收款', align: 'right', render: (_value, { paidCount, paidFen }) => amount(paidCount, paidFen) },
  {
    title: '退款',
    align: 'right',
    render: (_value, { refundedCount, refundedFen }) => amount(refundedCount, refundedFen),
  },
  {
    title: '和微信账单',
    width: 110,
    align: 'right',
    render: (_value, { bill }) =>
      bill === null ? <span className="quiet">次日核对</span> : <WordTag word={billWords[bill]} />,
  },
]
