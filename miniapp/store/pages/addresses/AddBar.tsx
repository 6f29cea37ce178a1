import { useCallback } from 'react'
import type { AddressView } from '../../../../shared/api/customer/me'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { useAction } from '../../../kit/useAction'
import { chooseWechatAddress } from '../../../kit/wechat'
import { call } from '../../api'

interface Props {
  onAdd(): void
  onImported(address: AddressView): void
}

/** One that WeChat keeps is one tap; whoever does not let us read it fills in the form. */
export function AddBar({ onAdd, onImported }: Props) {
  const importOne = useCallback(async () => {
    const chosen = await chooseWechatAddress()
    if (chosen) onImported(await call('POST /addresses', { ...chosen, isDefault: false }))
  }, [onImported])
  const { run, isRunning, failure } = useAction(importOne)
  return (
    <ActionBar failure={failure}>
      <Button isBusy={isRunning} onClick={run}>
        用微信里的地址
      </Button>
      <Button kind="quiet" icon="plus" onClick={onAdd}>
        自己填写
      </Button>
    </ActionBar>
  )
}
