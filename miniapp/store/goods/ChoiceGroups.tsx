import { View } from '@tarojs/components'
import type { GoodsView } from '../../../shared/api/customer/catalogue'
import type { ChoiceGroup } from '../../../shared/goods'
import { yuan } from '../../../shared/money'
import { withChoice, type Choice } from './choice'
import './Choosing.scss'

interface Props {
  goods: GoodsView
  choice: Choice
  /** Given as a change, because a slow phone is tapped faster than it paints. */
  onChange(change: (before: Choice) => Choice): void
}

/** 辣度, 加料 …: what a customer may have done to it, with what that adds. */
export const ChoiceGroups = ({ goods, choice, onChange }: Props) => (
  <>
    {goods.groups.map((group) => (
      <View className="choosing" key={group.id}>
        <View className="choosing-label">
          {group.name}
          <View className="choosing-rule">{ruleOf(group)}</View>
        </View>
        <View className="choosing-values">
          {group.choices.map(({ id, name, extraFen }) => (
            <View
              key={id}
              className={`choosing-value choosing-value-${choice.choiceIds.includes(id) ? 'on' : 'offered'}`}
              onClick={() => onChange((before) => withChoice(goods, before, group.id, id))}
            >
              {extraFen > 0 ? `${name} +¥${yuan(extraFen)}` : name}
            </View>
          ))}
        </View>
      </View>
    ))}
  </>
)

function ruleOf({ isRequired, most }: ChoiceGroup): string {
  if (isRequired) return most > 1 ? `必选，最多 ${most} 项` : '必选'
  return most > 1 ? `可选，最多 ${most} 项` : '可选'
}
