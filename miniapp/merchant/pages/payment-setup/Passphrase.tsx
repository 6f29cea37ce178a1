import { useCallback, useState } from 'react'
import { Input } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Field } from '../../../kit/components/Field'
import { useAction } from '../../../kit/useAction'

/** For a p12 file whose passphrase was changed: asked only after the usual one did not open it. Typed, and kept nowhere. */
export function Passphrase({ onTyped }: { onTyped(passphrase: string): Promise<void> }) {
  const [typed, setTyped] = useState('')
  const opening = useAction(useCallback(() => onTyped(typed), [onTyped, typed]))
  return (
    <Card isFlush>
      <Field label="p12 文件的密码" hint="没有改过的话就是商户号，不用填">
        <Input
          className="k-input"
          password
          value={typed}
          maxlength={64}
          placeholder="下载证书时设置的密码"
          placeholderClass="k-placeholder"
          onInput={(event) => setTyped(event.detail.value)}
        />
        <Button kind="plain" isBusy={opening.isRunning} isDisabled={typed === ''} onClick={opening.run}>
          用这个密码打开
        </Button>
      </Field>
    </Card>
  )
}
