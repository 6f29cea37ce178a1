import { useEffect } from 'react'
import { useDidShow } from '@tarojs/taro'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { session } from '../../api'
import { mayI } from '../../currentStore'
import { replace, restart } from '../../navigate'
import { useNewOrder } from '../../newOrders'
import { pollSeconds } from '../../releases'
import { isWaiting } from '../../requirements'
import { Broken } from './Broken'
import { Chart } from './Chart'
import { Door } from './Door'
import { Figures } from './Figures'
import { Head } from './Head'
import { loadToday, type TodayPageView } from './load'
import { News } from './News'
import { Progress } from './Progress'
import { Todo } from './Todo'

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
  const isSignedIn = session.token() !== ''
  useDidShow(() => {
    if (!session.token()) restart('sign-in')
  })
  return isSignedIn ? <Mine /> : null
}

function Mine() {
  const [today] = useRemote(loadToday, soon)
  const hasNoStore = today.state === 'ready' && today.value === null
  useEffect(() => {
    if (hasNoStore) replace('create-store')
  }, [hasNoStore])

  const { reload } = today
  useNewOrder(reload)
  return <Screen of={today}>{(view) => view && <Shown view={view} reload={reload} />}</Screen>
}

interface Props {
  view: TodayPageView
  reload(): Promise<void>
}

const Shown = ({ view, reload }: Props) => (
  <>
    <Head store={view.store} unread={view.unread.length} />
    <News unread={view.unread} />
    {view.opening.live ? <Day view={view} reload={reload} /> : <Progress opening={view.opening} />}
  </>
)

const Day = ({ view: { opening, today }, reload }: Props) => (
  <>
    <Broken opening={opening} />
    <Door today={today} onChange={reload} />
    <Todo today={today} />
    {today.figures && <Figures {...today.figures} />}
    {mayI('seeFigures') && today.figures && <Chart today={today.figures.today} />}
  </>
)
