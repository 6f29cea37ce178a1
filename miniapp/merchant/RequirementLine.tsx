import { View } from '@tarojs/components'
import type { Requirement } from '../../shared/requirement'
import { Icon } from '../kit/components/Icon'
import { StatusDot } from '../kit/components/StatusDot'
import { Tag } from '../kit/components/Tag'
import { wayFor } from './nextStep'
import { actorText } from './requirements'
import './RequirementLine.scss'

interface Props {
  requirement: Requirement
  /** The button of the page does this one. */
  isNext?: boolean
}

/** One thing a store needs: where it stands, who acts, and a tap that leads there. */
export function RequirementLine({ requirement, isNext = false }: Props) {
  const { state, who, title, text } = requirement
  const way = state === 'done' ? null : wayFor(requirement)
  return (
    <View
      className={`requirement ${isNext ? 'requirement-next' : ''}`}
      hoverClass={way ? 'requirement-down' : 'none'}
      onClick={() => way?.go()}
    >
      <StatusDot state={state} />
      <View className="requirement-words">
        <View className="requirement-title">
          <View>{title}</View>
          {state !== 'done' && <Tag tone={who === 'merchant' ? 'info' : 'waiting'}>{actorText(who)}</Tag>}
        </View>
        {text && <View className="requirement-text">{text}</View>}
        {way && !isNext && <View className="requirement-label">{way.label}</View>}
      </View>
      {way && (
        <View className="requirement-way">
          <Icon name="chevronRight" colour="faint" size={32} />
        </View>
      )}
    </View>
  )
}
