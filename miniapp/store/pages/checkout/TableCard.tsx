import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'

/** Where it is brought to. */
export const TableCard = ({ name }: { name: string | null }) =>
  name ? (
    <Card isFlush>
      <Cell lead={<Icon name="food" colour="text" />} title={name} note="做好就端上来" />
    </Card>
  ) : null
