import { useCallback } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { CodeCard } from '../../../kit/components/CodeCard'
import { Empty } from '../../../kit/components/Empty'
import { Icon } from '../../../kit/components/Icon'
import { SaveButton } from '../../../kit/components/SaveButton'
import { Screen } from '../../../kit/components/Screen'
import { asFailure, type CallFailure } from '../../../kit/call'
import { forwardPicture } from '../../../kit/pictures'
import { useAction } from '../../../kit/useAction'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { open } from '../../navigate'

type Shown = { src: string } | { missing: CallFailure }

/** Before the store is live there is no code: that is a stage of opening, not a failure of this page. */
async function loadCode(tableId: string): Promise<Shown> {
  try {
    return await call('GET /tables/:tableId/code', { tableId })
  } catch (thrown) {
    const missing = asFailure(thrown)
    if (missing.code !== 'NOT_RELEASED') throw missing
    return { missing }
  }
}

/** 一张桌码: to be saved, printed, and put on the table. */
export default function TableCode() {
  const { id = '', name = '' } = useRouter<{ id: string; name: string }>().params
  const [code] = useRemote(useCallback(() => loadCode(id), [id]))
  return (
    <Screen of={code}>
      {(shown) =>
        'src' in shown ? (
          <Code src={shown.src} id={id} name={decodeURIComponent(name)} />
        ) : (
          <Empty text={shown.missing.text} note="桌子已经建好，店铺上线后再回来保存桌码就行">
            <Button size="small" onClick={() => open('open-store')}>
              查看开店进度
            </Button>
          </Empty>
        )
      }
    </Screen>
  )
}

function Code({ src, id, name }: { src: string; id: string; name: string }) {
  const file = `table-${id}`
  const forward = useCallback(() => forwardPicture(src, file), [src, file])
  const forwarding = useAction(forward)
  return (
    <>
      <CodeCard title={name} note="顾客用微信扫一扫，直接在这桌点餐" src={src} />
      <Card isFlush>
        <Cell lead={<Icon name="food" />} title="打印后贴在桌上" note="一直有效，改桌名、发新版本都不用重新打印" />
      </Card>
      <ActionBar failure={forwarding.failure}>
        <SaveButton
          src={src}
          name={file}
          onSaved={() => void Taro.showToast({ title: '已保存到相册', icon: 'success' })}
        />
        <Button kind="quiet" icon="forward" onClick={forwarding.run}>
          转发给打印的人
        </Button>
      </ActionBar>
    </>
  )
}
