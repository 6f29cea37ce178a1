import { useEffect } from 'react'
import { useDidShow } from '@tarojs/taro'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { session } from '../../api'
import { replace, restart } from '../../navigate'
import { pollSeconds } from '../../releases'
import { isWaiting } from '../../requirements'
import { Head } from './Head'
import { loadToday, type TodayPageView } from './load'
import { News } from './News'
import { Progress } from './Progress'

const waitingSeconds = 10
const daySeconds = 30

/** While somebody else works on something, or customers come, the page looks again by itself. */
function soon(view: TodayPageView | null): number | null {
  if (!view) return null
  const { current, requirements, live } = view.opening
  const release = current && pollSeconds(current)
  if (release) return release
  if (requirements.some(isWaiting)) return waitingSeconds
  return live ? daySeconds : null
}

/** 今日: how the day goes and what waits; until the store is open, the one next thing. */
export default function Today() {
  useDidShow(() => {
    if (!session.token()) restart('sign-in')
  })
  const [today] = useRemote(loadToday, soon)
  const hasNoStore = today.state === 'ready' && today.value === null
  useEffect(() => {
    if (hasNoStore) replace('create-store')
  }, [hasNoStore])

  return <Screen of={today}>{(view) => view && <Day view={view} />}</Screen>
}

const Day = ({ view }: { view: TodayPageView }) => (
  <>
    <Head store={view.store} unread={view.unread.length} />
    <News unread={view.unread} />
    {!view.opening.live && <Progress opening={view.opening} />}
  </>
)
