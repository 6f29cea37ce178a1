import { Button } from './Button'
import { NoticeBar } from './NoticeBar'

/** Says that a form shows what was typed on an earlier visit, and offers to drop it. */
export function Restored({ onDrop }: { onDrop: () => void }) {
  const drop = (
    <Button kind="quiet" size="small" onClick={onDrop}>
      放弃
    </Button>
  )
  return (
    <NoticeBar tone="info" action={drop}>
      已恢复您上次没保存的内容
    </NoticeBar>
  )
}
