import { useCallback } from 'react'
import type { StoreView } from '../../../../shared/api/merchant/store'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Logo } from '../../../kit/components/Logo'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { useAction } from '../../../kit/useAction'
import { choosePicture } from '../../../kit/wechat'
import { call } from '../../api'

interface Props {
  store: StoreView
  onChange(store: StoreView): void
}

/** The logo is there as soon as it was chosen; it does not wait for the rest of the form. */
export function LogoCard({ store, onChange }: Props) {
  const change = useCallback(async () => {
    const picture = await choosePicture('file')
    if (picture) onChange(await call('POST /logo', {}, picture))
  }, [onChange])
  const changing = useAction(change)
  return (
    <>
      <Card isFlush>
        <Cell
          lead={<Logo name={store.name} url={store.logoUrl} size={112} />}
          title="店铺头像"
          note="正方形最好看，4 MB 以内"
        >
          <Button kind="plain" size="small" icon="camera" isBusy={changing.isRunning} onClick={changing.run}>
            {store.logoUrl ? '更换' : '上传'}
          </Button>
        </Cell>
      </Card>
      {changing.failure && <NoticeBar tone="failing">{changing.failure.text}</NoticeBar>}
    </>
  )
}
