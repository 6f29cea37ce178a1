import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { InviteView } from '../../../../shared/api/merchant/staff'
import { roleTexts } from '../../../../shared/rights'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { CodeCard } from '../../../kit/components/CodeCard'
import { Page } from '../../../kit/components/Screen'
import { SaveButton } from '../../../kit/components/SaveButton'
import { Tiles } from '../../../kit/components/Tiles'
import { forwardPicture } from '../../../kit/pictures'
import { dayAndTime } from '../../../kit/time'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { givenRoles, type GivenRole } from '../../staffNames'

/** 邀请员工: a role, then a code that lets one person in. */
export default function Invite() {
  const [role, setRole] = useState<GivenRole>('clerk')
  const [invite, setInvite] = useState<InviteView | null>(null)
  const make = useCallback(async () => setInvite(await call('POST /staff/invites', { role })), [role])
  const making = useAction(make)
  if (invite) return <Code invite={invite} onGone={() => setInvite(null)} />
  return (
    <Page>
      <Card isFlush>
        <Tiles label="请对方来做什么" tiles={givenRoles} value={role} onChange={setRole} />
      </Card>
      <ActionBar failure={making.failure}>
        <Button icon="qr" isBusy={making.isRunning} onClick={making.run}>
          生成邀请码
        </Button>
      </ActionBar>
    </Page>
  )
}

function Code({ invite: { id, role, src, expiresAt }, onGone }: { invite: InviteView; onGone: () => void }) {
  const file = `invite-${id}`
  const forward = useCallback(() => forwardPicture(src, file), [src, file])
  const forwarding = useAction(forward)
  const cancel = useCallback(async () => {
    await call('DELETE /staff/invites/:inviteId', { inviteId: id })
    onGone()
    void Taro.showToast({ title: '已作废', icon: 'success' })
  }, [id, onGone])
  const cancelling = useAction(cancel)
  return (
    <Page>
      <CodeCard title={`邀请${roleTexts[role].name}`} note="请对方用微信扫一扫，点“加入”就好" src={src}>
        <View>{`只能用一次，${dayAndTime(expiresAt)} 前有效`}</View>
      </CodeCard>
      <ActionBar failure={forwarding.failure ?? cancelling.failure}>
        <Button icon="forward" isBusy={forwarding.isRunning} onClick={forwarding.run}>
          发给对方
        </Button>
        <SaveButton
          kind="plain"
          src={src}
          name={file}
          onSaved={() => void Taro.showToast({ title: '已保存到相册', icon: 'success' })}
        />
        <Button kind="quiet" isBusy={cancelling.isRunning} onClick={cancelling.run}>
          作废这个码
        </Button>
      </ActionBar>
    </Page>
  )
}
