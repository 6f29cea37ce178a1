import { useCallback } from 'react'
import type { BillView } from '../../../../shared/api/merchant/payment'
import { yuan } from '../../../../shared/money'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import type { Tone } from '../../../kit/components/NoticeBar'
import { ProblemBar } from '../../../kit/components/ProblemBar'
import { Tag } from '../../../kit/components/Tag'
import { useAction } from '../../../kit/useAction'
import { openDocument } from '../../../kit/wechat'
import { download } from '../../api'
import { open } from '../../navigate'

const words: Record<BillView['state'], { tone: Tone | 'quiet'; word: string }> = {
  waiting: { tone: 'waiting', word: '正在取账单' },
  matched: { tone: 'done', word: '一致' },
  differs: { tone: 'failing', word: '有差异' },
  empty: { tone: 'quiet', word: '没有交易' },
}

/** One day: whether it agrees, and if not, which ones do not. */
export function Bill({ bill }: { bill: BillView }) {
  const { id: billId, day, state, mchid, lineCount, paidFen, refundedFen, differences } = bill
  const fetching = useAction(
    useCallback(
      async () => openDocument(await download('GET /bills/:billId/report', { billId }, `对账-${day}.xlsx`), 'xlsx'),
      [billId, day],
    ),
  )
  return (
    <Card isFlush>
      <Cell title={day} note={`商户号 ${mchid} · ${lineCount} 笔`}>
        <Tag tone={words[state].tone}>{words[state].word}</Tag>
      </Cell>
      {lineCount > 0 && <Cell title={`收款 ¥${yuan(paidFen)}`} note={`退款 ¥${yuan(refundedFen)}`} />}
      {differences.map(({ id, text, orderId, oursFen, billFen }) => (
        <Cell
          key={`${id}.${text}`}
          title={text}
          note={`系统 ${amount(oursFen)}，账单 ${amount(billFen)} · 单号尾号 ${id.slice(-6)}`}
          {...(orderId && { onClick: () => open('order', { id: orderId }) })}
        />
      ))}
      {fetching.failure && <ProblemBar problem={fetching.failure} />}
      {lineCount > 0 && (
        <Button kind="quiet" isBusy={fetching.isRunning} onClick={() => void fetching.run()}>
          导出明细表格
        </Button>
      )}
    </Card>
  )
}

const amount = (fen: number | null): string => (fen === null ? '没有' : `¥${yuan(fen)}`)
