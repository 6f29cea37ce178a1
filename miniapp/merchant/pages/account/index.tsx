import { useState } from 'react'
import type { DeviceView, MeView } from '../../../../shared/api/merchant/me'
import { Button } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { Screen } from '../../../kit/components/Screen'
import { useAction } from '../../../kit/useAction'
import { useRemote } from '../../../kit/useRemote'
import { callMe, session } from '../../api'
import { leaveStore } from '../../currentStore'
import { restart } from '../../navigate'
import { Devices } from './Devices'
import { Person } from './Person'

interface AccountView {
  me: MeView
  devices: DeviceView[]
}

async function loadAccount(): Promise<AccountView> {
  const [me, devices] = await Promise.all([callMe('GET /', {}), callMe('GET /devices', {})])
  return { me, devices }
}

async function signOut(): Promise<void> {
  await callMe('DELETE /sessions/current', {})
  session.forget()
  leaveStore()
  restart('sign-in')
}

/** 账号: who is signed in, on which phones, and the way out. */
export default function Account() {
  const [account, putAccount] = useRemote(loadAccount)
  return (
    <Screen of={account}>
      {(view) => (
        <>
          <Person me={view.me} onChange={(me) => putAccount({ ...view, me })} />
          <Devices devices={view.devices} onChange={(devices) => putAccount({ ...view, devices })} />
          <SignOut />
        </>
      )}
    </Screen>
  )
}

function SignOut() {
  const [isAsking, setAsking] = useState(false)
  const leaving = useAction(signOut)
  return (
    <>
      <Button kind="plain" icon="logout" onClick={() => setAsking(true)}>
        退出登录
      </Button>
      {isAsking && (
        <DangerSheet
          title="退出登录？"
          consequence="店铺照常营业，再次登录只需一步。没保存的草稿会留在这部手机上。"
          confirm="退出登录"
          isBusy={leaving.isRunning}
          problem={leaving.failure?.text ?? null}
          onConfirm={leaving.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
