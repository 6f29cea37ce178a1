import { useState } from 'react'
import type { ButtonProps } from '@tarojs/components'
import type { MeView } from '../../../../shared/api/merchant/me'
import { asFailure, type CallFailure } from '../../../kit/call'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { openPrivacyContract, phoneNumberProof } from '../../../kit/wechat'
import { callMe } from '../../api'
import { NameSheet } from './NameSheet'

type PhoneNumberEvent = Parameters<NonNullable<ButtonProps['onGetPhoneNumber']>>[0]

interface Props {
  me: MeView
  onChange(me: MeView): void
}

export function Person({ me, onChange }: Props) {
  const [isNaming, setNaming] = useState(false)
  const [failure, setFailure] = useState<CallFailure | null>(null)

  const takeNumber = async ({ detail }: PhoneNumberEvent) => {
    setFailure(null)
    try {
      const proof = phoneNumberProof(detail)
      if (proof) onChange(await callMe('POST /phone', proof))
    } catch (thrown) {
      setFailure(asFailure(thrown))
    }
  }

  return (
    <>
      <Card isFlush>
        <Cell lead={<Icon name="person" />} title="称呼" onClick={() => setNaming(true)}>
          {me.name ?? '未填写'}
        </Cell>
        <Cell lead={<Icon name="phone" />} title="手机号" note={me.phone ?? '用于接收重要通知'}>
          <Button kind="plain" size="small" onPhoneNumber={(event) => void takeNumber(event)}>
            {me.phone ? '更换' : '绑定'}
          </Button>
        </Cell>
        <Cell lead={<Icon name="shield" />} title="隐私保护指引" onClick={openPrivacyContract} />
      </Card>
      {failure && <NoticeBar tone="failing">{failure.text}</NoticeBar>}
      {isNaming && <NameSheet me={me} onChange={onChange} onClose={() => setNaming(false)} />}
    </>
  )
}
