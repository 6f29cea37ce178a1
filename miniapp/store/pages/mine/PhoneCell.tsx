import { useCallback } from 'react'
import type { ButtonProps } from '@tarojs/components'
import type { CustomerView } from '../../../../shared/api/customer/me'
import { Button } from '../../../kit/components/Button'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { useAction } from '../../../kit/useAction'
import { phoneNumberProof } from '../../../kit/wechat'
import { call } from '../../api'

type PhoneNumberEvent = Parameters<NonNullable<ButtonProps['onGetPhoneNumber']>>[0]

interface Props {
  /** Null while nobody is signed in: the row keeps its place, or those below it would move under a finger. */
  me: CustomerView | null
  onChange(me: CustomerView): void
}

/** 手机号, as WeChat knows it; typing one at the checkout does as well. */
export function PhoneCell({ me, onChange }: Props) {
  const take = useCallback(
    async ({ detail }: PhoneNumberEvent) => {
      const proof = phoneNumberProof(detail)
      if (proof) onChange(await call('POST /me/phone', proof))
    },
    [onChange],
  )
  const { run, isRunning, failure } = useAction(take)
  return (
    <>
      <Cell lead={<Icon name="device" />} title="手机号" note={me?.phone ?? '方便店家联系您'}>
        <Button kind="plain" size="small" isBusy={isRunning} isDisabled={!me} onPhoneNumber={run}>
          {me?.phone ? '更换' : '使用微信手机号'}
        </Button>
      </Cell>
      {failure && <NoticeBar tone="failing">{failure.text}</NoticeBar>}
    </>
  )
}
