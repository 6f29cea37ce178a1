import { useCallback } from 'react'
import Taro from '@tarojs/taro'
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

const loadCode = () => call('GET /program/store-code', {})

const tellSaved = (): void => void Taro.showToast({ title: '已保存到相册', icon: 'success' })

/** 店铺小程序码: what hangs on the wall and lies in the parcel. */
export default function StoreCode() {
  const [code] = useRemote(loadCode)
  return <Screen of={code}>{(picture) => <Code picture={picture} />}</Screen>
}

function Code({ picture: { src } }: { picture: PictureView }) {
  const forward = useCallback(async () => {
    if (src) await forwardPicture(src, 'store-code')
  }, [src])
  const forwarding = useAction(forward)
  if (!src) return <Empty text="微信还没有给出小程序码，店铺上线后再来看看" />
  return (
    <>
      <CodeCard title="顾客扫一扫就能进店" src={src} />
      <Card isFlush>
        <Cell lead={<Icon name="shop" />} title="贴在门口、收银台和包裹里" note="一直有效，以后发布新版本也不用换" />
      </Card>
      <ActionBar failure={forwarding.failure}>
        <SaveButton src={src} name="store-code" onSaved={tellSaved} />
        <Button kind="quiet" icon="forward" onClick={forwarding.run}>
          转发给朋友
        </Button>
      </ActionBar>
    </>
  )
}
