import { useEffect } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { Requirement } from '../../../../shared/requirement'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { session } from '../../api'
import { replace, restart } from '../../navigate'
import { loadHome } from './load'
import { Progress } from './Progress'
import { StoreCard } from './StoreCard'

/** While WeChat or the operator works on something, the list looks again by itself. */
const waitingSeconds = 10
const isWaiting = ({ state }: Requirement) => state === 'waiting'

/** 首页: the store, and the one next thing until it is open. */
export default function Home() {
  useDidShow(() => {
    if (!session.token()) restart('sign-in')
  })
  const [home] = useRemote(loadHome, (view) => (view?.requirements.some(isWaiting) ? waitingSeconds : null))
  const hasNoStore = home.state === 'ready' && home.value === null
  useEffect(() => {
    if (hasNoStore) replace('create-store')
  }, [hasNoStore])

  return (
    <Screen of={home}>
      {(view) =>
        view && (
          <>
            <StoreCard store={view.store} />
            <Progress requirements={view.requirements} />
          </>
        )
      }
    </Screen>
  )
}
