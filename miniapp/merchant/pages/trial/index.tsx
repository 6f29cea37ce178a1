import { useCallback } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import type { PictureView } from '../../../../shared/api/merchant/releases'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { CodeCard } from '../../../kit/components/CodeCard'
import { Empty } from '../../../kit/components/Empty'
import { Icon } from '../../../kit/components/Icon'
import { SaveButton } from '../../../kit/components/SaveButton'
import { Screen } from '../../../kit/components/Screen'
import { forwardPicture } from '../../../kit/pictures'
import { useAction } from '../../../kit/useAction'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayManage } from '../../currentStore'
import { open } from '../../navigate'

const tellSaved = (): void => void Taro.showToast({ title: '已保存到相册', icon: 'success' })

/** 体验版: a code that shows the next version to those who may see it, before everybody does. */
export default function Trial() {
  const releaseId = useRouter().params.id ?? ''
  const load = useCallback(() => call('GET /releases/:releaseId/trial-code', { releaseId }), [releaseId])
  const [code] = useRemote(load)
  return <Screen of={code}>{(picture) => <Code picture={picture} />}</Screen>
}

function Code({ picture: { src } }: { picture: PictureView }) {
  const forward = useCallback(async () => {
    if (src) await forwardPicture(src, 'trial-code')
  }, [src])
  const forwarding = useAction(forward)
  if (!src) return <Empty text="微信还没有给出体验版二维码，请过一会儿再来" />
  return (
    <>
      <CodeCard title="体验版二维码" note="只有管理员和体验成员能打开" src={src} />
      <Card isFlush>
        <Cell
          lead={<Icon name="scan" />}
          title="在这部手机上看"
          note="保存到相册，再用微信“扫一扫”右下角的“相册”打开"
        />
        <Cell
          lead={<Icon name="people" />}
          title="体验成员"
          note={mayManage() ? '想让别人也能看，先把他加进来' : '由店主或店长添加'}
          onClick={() => open('testers')}
        />
      </Card>
      <ActionBar failure={forwarding.failure}>
        <SaveButton src={src} name="trial-code" onSaved={tellSaved} />
        <Button kind="quiet" icon="forward" onClick={forwarding.run}>
          转发给朋友
        </Button>
      </ActionBar>
    </>
  )
}
