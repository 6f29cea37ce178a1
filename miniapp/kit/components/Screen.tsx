import { useContext, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { useWay } from '../nextSteps'
import { PageTop } from '../pageTop'
import { ago } from '../time'
import { passes, type CallFailure } from '../call'
import type { Remote } from '../useRemote'
import { Button } from './Button'
import { Empty } from './Empty'
import { NoticeBar } from './NoticeBar'
import { PrivacySheet } from './PrivacySheet'
import { Skeleton } from './Skeleton'
import './Screen.scss'

interface Props<T> {
  of: Remote<T>
  skeleton?: ReactNode
  children: (value: T) => ReactNode
}

/** A page that waits for something shows one of three things: where it will stand, what went wrong, or the thing. */
export const Screen = <T,>(props: Props<T>) => (
  <Page>
    <Part {...props} />
  </Page>
)

/** The same for a part of a page that stands below what is always there. */
export function Part<T>({ of, skeleton, children }: Props<T>) {
  if (of.state === 'loading') return <>{skeleton ?? <Skeleton />}</>
  if (of.state === 'failed') return <Failed failure={of.failure} onRetry={() => void of.reload()} />
  return (
    <>
      {of.stale && <Stale loadedAt={of.loadedAt} failure={of.stale} onRetry={() => void of.reload()} />}
      {children(of.value)}
    </>
  )
}

/** The ground every page stands on, with the question that may come up on any, and what the program has to say. */
export function Page({ children }: { children: ReactNode }) {
  const top = useContext(PageTop)
  return (
    <View className="k-page">
      {top}
      {children}
      <PrivacySheet />
    </View>
  )
}

const isSilent = (failure: CallFailure): boolean => failure.code === 'NO_ANSWER'

function noteOf(failure: CallFailure): string | undefined {
  if (isSilent(failure)) return '有网络后会自动重试'
  const number = failure.requestId && `请求编号 ${failure.requestId}`
  return passes(failure) ? `会自动重试。${number ?? ''}` : number
}

function Failed({ failure, onRetry }: { failure: CallFailure; onRetry: () => void }) {
  const way = useWay(failure)
  return (
    <Empty drawing="failed" text={failure.text} note={noteOf(failure)}>
      <View className="k-failed-ways">
        {way && (
          <Button size="small" onClick={way.go}>
            {way.label}
          </Button>
        )}
        <Button kind="plain" size="small" icon="refresh" onClick={onRetry}>
          重试
        </Button>
      </View>
    </Empty>
  )
}

function Stale({ loadedAt, failure, onRetry }: { loadedAt: number; failure: CallFailure; onRetry: () => void }) {
  const why = isSilent(failure) ? '网络不通，正在自动重试' : failure.text
  const retry = (
    <Button kind="quiet" size="small" onClick={onRetry}>
      重试
    </Button>
  )
  return (
    <NoticeBar tone="waiting" action={retry}>
      {`${why}，显示的是${ago(loadedAt)}的内容`}
    </NoticeBar>
  )
}
