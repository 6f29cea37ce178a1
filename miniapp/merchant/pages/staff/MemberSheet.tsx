import { useCallback, useState } from 'react'
import type { StaffView } from '../../../../shared/api/merchant/staff'
import { roleTexts } from '../../../../shared/rights'
import { Button } from '../../../kit/components/Button'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { DangerSheet, Sheet } from '../../../kit/components/Sheet'
import { Tiles } from '../../../kit/components/Tiles'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { givenRoles, nameOf, type GivenRole } from '../../staffNames'

interface Props {
  member: StaffView
  onChange(staff: StaffView[]): void
  onClose(): void
}

/** What somebody of the staff is, and the way out. */
export function MemberSheet(props: Props) {
  const { member, onChange, onClose } = props
  const [isRemoving, setRemoving] = useState(false)
  const [role, setRole] = useState<GivenRole>(member.role === 'manager' ? 'manager' : 'clerk')
  const change = useCallback(async () => {
    if (role !== member.role) onChange(await call('PUT /staff/:staffId', { staffId: member.id, role }))
    onClose()
  }, [role, member, onChange, onClose])
  const changing = useAction(change)
  if (isRemoving) return <Remove {...props} />
  return (
    <Sheet title={nameOf(member)} onClose={onClose}>
      <Tiles label="角色" tiles={givenRoles} value={role} onChange={setRole} />
      {changing.failure && <NoticeBar tone="failing">{changing.failure.text}</NoticeBar>}
      <Button isBusy={changing.isRunning} onClick={changing.run}>
        {role === member.role ? '不改了' : `改成${roleTexts[role].name}`}
      </Button>
      <Button kind="quiet" icon="trash" onClick={() => setRemoving(true)}>
        移出店铺
      </Button>
    </Sheet>
  )
}

function Remove({ member, onChange, onClose }: Props) {
  const remove = useCallback(async () => {
    await call('DELETE /staff/:staffId', { staffId: member.id })
    onChange(await call('GET /staff', {}))
    onClose()
  }, [member.id, onChange, onClose])
  const removing = useAction(remove)
  return (
    <DangerSheet
      title={`把${nameOf(member)}移出店铺？`}
      consequence="移出后立刻看不到这家店的订单和顾客。以后要再来，得重新邀请。"
      confirm="移出店铺"
      isBusy={removing.isRunning}
      problem={removing.failure?.text ?? null}
      onConfirm={removing.run}
      onClose={onClose}
    />
  )
}
