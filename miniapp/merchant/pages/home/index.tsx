import { useEffect } from 'react'
import { useDidShow } from '@tarojs/taro'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { session } from '../../api'
import { replace, restart } from '../../navigate'
import { pollSeconds } from '../../releases'
import { isWaiting } from '../../requirements'
import { loadHome, type HomeView } from './load'
import { News } from './News'
import { Progress } from './Progress'
import { StoreCard } from './StoreCard'

const waitingSeconds = 10

/** While somebody else works on something, the page looks again by itself. */
function soon(home: HomeView | null): number | null {
  if (!home) return null
  const { current, requirements } = home.opening
  const release = current && pollSeconds(current)
  return release ?? (requirements.some(isWaiting) ? waitingSeconds : null)
}

/** 首页: the store, and the one next thing until it is open. */
export default function Home() {
  useDidShow(() => {
    if (!session.token()) restart('sign-in')
  })
  const [home] = useRemote(loadHome, soon)
  const hasNoStore = home.state === 'ready' && home.value === null
  useEffect(() => {
    if (hasNoStore) replace('create-store')
  }, [hasNoStore])

  return (
    <Screen of={home}>
      {(view) =>
        view && (
          <>
            <StoreCard store={view.store} hasUnread={view.unread.length > 0} />
            <News unread={view.unread} />
            <Progress opening={view.opening} />
          </>
        )
      }
    </Screen>
  )
}
