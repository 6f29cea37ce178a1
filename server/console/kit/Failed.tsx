import { Button, Result } from 'antd'
import type { CallFailure } from '../call'

interface Props {
  failure: CallFailure
  onRetry(): void
}

/** Instead of a page: what went wrong, the number that finds it in the log, and the one thing to do. */
export function Failed({ failure, onRetry }: Props) {
  const about = failure.requestId === undefined ? undefined : `请求编号 ${failure.requestId}`
  const isGone = failure.code === 'NOT_FOUND'
  const again = <Button onClick={onRetry}>重试</Button>
  return (
    <Result status={isGone ? '404' : 'warning'} title={failure.text} subTitle={about} extra={isGone ? null : again} />
  )
}
