import { View } from '@tarojs/components'
import { goodsLimits } from '../../../../shared/goods'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { newRequestKey } from '../../../kit/requestKey'
import type { FieldProps } from '../../../kit/useForm'
import { GroupEditor } from './GroupEditor'
import type { TypedGroup } from './values'

const newGroup = (): TypedGroup => ({ id: newRequestKey(), name: '', isRequired: false, most: 1, choices: [] })

/** 口味和加料: what a guest may have done to it. */
export function GroupsCard({ value: groups, problem, onChange }: FieldProps<TypedGroup[]>) {
  const setAt = (at: number, group: TypedGroup | null) =>
    onChange(groups.flatMap((one, index) => (index === at ? (group ?? []) : one)))
  return (
    <Card title="口味和加料" extra="选填" isFlush>
      <View className="edit-offer">
        {groups.map((group, at) => (
          <GroupEditor key={group.id} group={group} onChange={(next) => setAt(at, next)} />
        ))}
        {groups.length < goodsLimits.groups && (
          <Button kind="plain" size="small" icon="plus" onClick={() => onChange([...groups, newGroup()])}>
            添加一组，如辣度、加料
          </Button>
        )}
        {problem && <View className="edit-problem k-wrong">{problem}</View>}
      </View>
    </Card>
  )
}
