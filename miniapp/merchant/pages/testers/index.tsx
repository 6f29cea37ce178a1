import { useState } from 'react'
import type { TesterView } from '../../../../shared/api/merchant/program'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { Screen } from '../../../kit/components/Screen'
import { dayAndTime } from '../../../kit/time'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayManage } from '../../currentStore'
import { Managed } from '../../Managed'
import { AddTester } from './AddTester'
import { RemoveSheet } from './RemoveSheet'

const loadTesters = () => call('GET /testers', {})

/** 体验成员: who may look at the trial version beside the administrator. */
export default function Testers() {
  const [testers, putTesters] = useRemote(loadTesters)
  return (
    <Screen of={testers}>
      {(list) => (
        <>
          <List testers={list} onChange={putTesters} />
          <Managed>
            <AddTester onChange={putTesters} />
          </Managed>
        </>
      )}
    </Screen>
  )
}

interface Props {
  testers: TesterView[]
  onChange(testers: TesterView[]): void
}

function List({ testers, onChange }: Props) {
  const [leaving, setLeaving] = useState<TesterView | null>(null)
  return (
    <>
      <Card title="能看体验版的人" extra={`${testers.length} 人`} isFlush>
        {testers.map((tester) => (
          <Cell
            key={tester.id}
            lead={<Icon name="person" />}
            title={tester.wechatId}
            note={`${dayAndTime(tester.addedAt)} 添加`}
          >
            {mayManage() && (
              <Button kind="plain" size="small" onClick={() => setLeaving(tester)}>
                移除
              </Button>
            )}
          </Cell>
        ))}
        {testers.length === 0 && <Cell title="还没有添加别人" note="小程序管理员不用添加，本来就能看" />}
      </Card>
      {leaving && <RemoveSheet tester={leaving} onChange={onChange} onClose={() => setLeaving(null)} />}
    </>
  )
}
