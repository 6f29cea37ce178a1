import { useCallback, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { Page } from '../../../kit/components/Screen'
import { useAction } from '../../../kit/useAction'
import { session, signIn } from '../../api'
import { restart } from '../../navigate'
import { Terms } from '../../Terms'
import { Invitation } from './Invitation'

/** 加入店铺: what somebody sees who has scanned a colleague's code. */
export default function Join() {
  const { scene = '' } = useRouter<{ scene?: string }>().params
  const [isKnown, setKnown] = useState(session.token() !== '')
  const enter = useCallback(async () => {
    session.keep((await signIn()).token)
    setKnown(true)
  }, [])
  const entering = useAction(enter)
  if (isKnown) return <Invitation token={decodeURIComponent(scene)} />
  return (
    <Page>
      <Empty text="有店铺邀请您加入，登录后看看是哪一家" />
      <ActionBar failure={entering.failure}>
        <Button isBusy={entering.isRunning} onClick={entering.run}>
          微信一键登录
        </Button>
        <Button kind="quiet" onClick={() => restart('sign-in')}>
          先不加入
        </Button>
        <Terms />
      </ActionBar>
    </Page>
  )
}
