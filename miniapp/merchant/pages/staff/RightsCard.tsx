import { View } from '@tarojs/components'
import { may, rights, roleTexts, type Right } from '../../../../shared/rights'
import { roles } from '../../../../shared/store'
import { Card } from '../../../kit/components/Card'
import { Icon } from '../../../kit/components/Icon'
import './RightsCard.scss'

/** What each role may do: the table that the server asks, too. */
export const RightsCard = () => (
  <Card title="谁能做什么">
    <View className="rights-line rights-head">
      <View className="rights-name" />
      {roles.map((role) => (
        <View className="rights-cell" key={role}>
          {roleTexts[role].name}
        </View>
      ))}
    </View>
    {Object.entries(rights).map(([right, { name }]) => (
      <View className="rights-line" key={right}>
        <View className="rights-name">{name}</View>
        {roles.map((role) => (
          <View className="rights-cell" key={role}>
            <Mark isAllowed={may(role, right as Right)} />
          </View>
        ))}
      </View>
    ))}
  </Card>
)

const Mark = ({ isAllowed }: { isAllowed: boolean }) =>
  isAllowed ? <Icon name="check" colour="done" size={32} /> : <View className="rights-not">—</View>
