import type { ImportReport } from '../../../../shared/api/merchant/goods'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { NoticeBar } from '../../../kit/components/NoticeBar'

interface Props {
  name: string
  report: ImportReport
  /** It has been written; else it only would be. */
  isDone: boolean
}

const shown = 200

/** What a spreadsheet does to the store, and line by line what is wrong with it. */
export function Report({ name, report: { added, changed, unchanged, problems }, isDone }: Props) {
  const verb = isDone ? '已' : '将'
  return (
    <>
      {isDone ? (
        <NoticeBar tone="done">导入完成</NoticeBar>
      ) : (
        <NoticeBar tone="info">这是检查结果，还没有写入</NoticeBar>
      )}
      <Card title={name} isFlush>
        <Cell title={`${verb}新增`}>{added} 件</Cell>
        <Cell title={`${verb}修改`}>{changed} 件</Cell>
        <Cell title="没有变化">{unchanged} 件</Cell>
        <Cell title="有问题">{problems.length} 处</Cell>
      </Card>
      {problems.length > 0 && (
        <Card title="需要修改的地方" extra="有问题的商品不会导入" isFlush>
          {problems.slice(0, shown).map(({ row, column, text }, at) => (
            <Cell key={at} title={text} note={column === null ? `第 ${row} 行` : `第 ${row} 行 · ${column}`} />
          ))}
          {problems.length > shown && <Cell title={`还有 ${problems.length - shown} 处，改好这些再检查一次`} />}
        </Card>
      )}
    </>
  )
}
