import { useCallback, useState } from 'react'
import { Button as NativeButton, View, type ButtonProps } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { CustomerView } from '../../../../shared/api/customer/me'
import { Button } from '../../../kit/components/Button'
import { Icon } from '../../../kit/components/Icon'
import { Logo } from '../../../kit/components/Logo'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { useAction } from '../../../kit/useAction'
import type { Remote } from '../../../kit/useRemote'
import { call } from '../../api'
import { NicknameSheet } from './NicknameSheet'
import './Person.scss'

interface Props {
  me: Remote<CustomerView>
  onChange(me: CustomerView): void
}

/** Picture and name; each is asked for where it stands and neither is needed. */
export function Person({ me, onChange }: Props) {
  if (me.state === 'failed')
    return (
      <View className="person">
        <NoticeBar
          tone="waiting"
          action={
            <Button kind="quiet" size="small" onClick={() => void me.reload()}>
              重试
            </Button>
          }
        >
          {me.failure.text}
        </NoticeBar>
      </View>
    )
  return me.state === 'ready' ? <Known me={me.value} onChange={onChange} /> : <View className="person" />
}

type AvatarEvent = Parameters<NonNullable<ButtonProps['onChooseAvatar']>>[0]

function Known({ me, onChange }: { me: CustomerView; onChange(me: CustomerView): void }) {
  const [isNaming, setNaming] = useState(false)
  const keep = useCallback(
    async ({ detail }: AvatarEvent) => {
      const { avatarUrl: path } = detail as { avatarUrl?: string }
      if (!path) return
      onChange(await call('POST /me/avatar', {}, { field: 'file', path }))
      void Taro.showToast({ title: '头像已更换', icon: 'none' })
    },
    [onChange],
  )
  const { run, isRunning, failure } = useAction(keep)
  return (
    <View className="person">
      <View className="person-row">
        <NativeButton className="person-picture" hoverClass="none" openType="chooseAvatar" onChooseAvatar={run}>
          <Logo name={me.name ?? '我'} url={me.avatarUrl} size={128} />
          <View className="person-camera">{isRunning ? '…' : <Icon name="camera" colour="onBrand" size={28} />}</View>
        </NativeButton>
        <View className="person-words" onClick={() => setNaming(true)}>
          <View className="person-name">{me.name ?? '点这里填写昵称'}</View>
          <View className="person-note">{me.phone ?? '还没有留手机号'}</View>
        </View>
        <Icon name="chevronRight" colour="faint" size={32} />
      </View>
      {failure && <NoticeBar tone="failing">{failure.text}</NoticeBar>}
      {isNaming && <NicknameSheet me={me} onChange={onChange} onClose={() => setNaming(false)} />}
    </View>
  )
}
