import { useState } from 'react'
import type { StaffView } from '../../../../shared/api/merchant/staff'
import { roleTexts } from '../../../../shared/rights'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { Screen } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { dayAndTime } from '../../../kit/time'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import { open } from '../../navigate'
import { nameOf } from '../../staffNames'
import { Leaving } from './Leaving'
import { MemberSheet } from './MemberSheet'
import { RightsCard } from './RightsCard'

const loadStaff = () => call('GET /staff', {})

/** 员工: who works here, and what each may do. */
export default function Staff() {
  const [staff, putStaff] = useRemote(loadStaff)
  return (
    <Screen of={staff}>
      {(list) => (
        <>
          <List staff={list} onChange={putStaff} />
          <RightsCard />
          <Way me={list.find(({ isMe }) => isMe)} />
        </>
      )}
    </Screen>
  )
}

function Way({ me }: { me: StaffView | undefined }) {
  if (mayI('manageStaff'))
    return (
      <ActionBar>
        <Button icon="plus" onClick={() => open('invite')}>
          邀请员工
        </Button>
      </ActionBar>
    )
  return me && me.role !== 'owner' ? <Leaving myId={me.id} /> : null
}

interface Props {
  staff: StaffView[]
  onChange(staff: StaffView[]): void
}

function List({ staff, onChange }: Props) {
  const [opened, setOpened] = useState<StaffView | null>(null)
  const isMine = (member: StaffView) => mayI('manageStaff') && member.role !== 'owner'
  return (
    <Card title="员工" extra={`${staff.length} 人`} isFlush>
      {staff.map((member) => (
        <Cell
          key={member.id}
          lead={<Icon name="person" />}
          title={member.isMe ? `${nameOf(member)}（我）` : nameOf(member)}
          note={`${dayAndTime(member.since)} 加入`}
          {...(isMine(member) && { onClick: () => setOpened(member) })}
        >
          <Tag tone={member.role === 'owner' ? 'done' : 'quiet'}>{roleTexts[member.role].name}</Tag>
        </Cell>
      ))}
      {opened && <MemberSheet member={opened} onChange={onChange} onClose={() => setOpened(null)} />}
    </Card>
  )
}
