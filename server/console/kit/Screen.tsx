import { Alert, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Failed } from './Failed'
import type { Remote } from './useRemote'

interface Props<T> {
  of: [Remote<T>, () => Promise<void>]
  children(value: T): ReactNode
}

/** Shows one of three things: that it loads, what went wrong, or what was loaded. */
export function Screen<T>({ of: [remote, reload], children }: Props<T>) {
  if (remote.state === 'loading') return <Skeleton active paragraph={{ rows: 8 }} style={{ padding: 24 }} />
  if (remote.state === 'failed') return <Failed failure={remote.failure} onRetry={() => void reload()} />
  const { value, stale } = remote
  return (
    <>
      {stale && <Alert banner showIcon message={`${stale.text}，下面是之前的内容`} style={{ marginBottom: 12 }} />}
      {children(value)}
    </>
  )
}
