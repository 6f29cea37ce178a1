import { useCallback, useState } from 'react'
import { Button } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { leaveStore } from '../../currentStore'
import { restart } from '../../navigate'

/** For whoever only works here: the owner stays. */
export function Leaving({ myId }: { myId: string }) {
  const [isAsking, setAsking] = useState(false)
  const leave = useCallback(async () => {
    await call('DELETE /staff/:staffId', { staffId: myId })
    leaveStore()
    restart('today')
  }, [myId])
  const leaving = useAction(leave)
  return (
    <>
      <Button kind="plain" icon="logout" onClick={() => setAsking(true)}>
        离开这家店
      </Button>
      {isAsking && (
        <DangerSheet
          title="离开这家店？"
          consequence="离开后看不到这家店的订单和顾客。以后要再来，得请店主重新邀请。"
          confirm="离开"
          isBusy={leaving.isRunning}
          problem={leaving.failure?.text ?? null}
          onConfirm={leaving.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
