import type { PermissionSetView } from '../../../../shared/api/merchant/authorisation'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { StatusDot } from '../../../kit/components/StatusDot'
import { Tag } from '../../../kit/components/Tag'

/** 权限 in words: what each allows, and whether it was granted. The missing required ones come first. */
export function PermissionSets({ sets }: { sets: PermissionSetView[] }) {
  const granted = sets.filter((set) => set.isGranted).length
  return (
    <Card title="授权的权限" extra={`${granted} / ${sets.length} 项`} isFlush>
      {[...sets]
        .sort((a, b) => urgency(b) - urgency(a))
        .map((set) => (
          <Cell key={set.id} lead={<StatusDot state={stateOf(set)} />} title={set.name} note={set.text}>
            {!set.isGranted && (
              <Tag tone={set.isRequired ? 'failing' : 'quiet'}>{set.isRequired ? '必需' : '未授权'}</Tag>
            )}
          </Cell>
        ))}
    </Card>
  )
}

const urgency = (set: PermissionSetView): number =>
  (set.isRequired ? 2 : 0) + (set.isRequired === set.isGranted ? 0 : 1)

const stateOf = (set: PermissionSetView) => {
  if (set.isGranted) return 'done'
  return set.isRequired ? 'failing' : 'missing'
}
