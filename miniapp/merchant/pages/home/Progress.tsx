import { View } from '@tarojs/components'
import type { Actor, Requirement } from '../../../../shared/requirement'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Icon } from '../../../kit/components/Icon'
import { StatusDot } from '../../../kit/components/StatusDot'
import { Tag } from '../../../kit/components/Tag'
import { wayFor } from '../../nextStep'
import './Progress.scss'

const actorTexts: Record<Actor, string> = { merchant: '需要您', operator: '服务商处理中', wechat: '等待微信' }

/** 开店进度: everything that is missing, who acts on it, and one button for the first that the merchant can do. */
export function Progress({ requirements }: { requirements: Requirement[] }) {
  const done = requirements.filter(({ state }) => state === 'done').length
  const first = requirements.find((one) => one.state !== 'done' && one.who === 'merchant' && wayFor(one))
  const way = first && wayFor(first)
  return (
    <>
      <Card title="开店进度" extra={`已完成 ${done} / ${requirements.length}`} isFlush>
        <View className="progress-bar">
          <View className="progress-done" style={{ width: `${(100 * done) / Math.max(1, requirements.length)}%` }} />
        </View>
        {requirements.map((one) => (
          <Line key={one.code} requirement={one} isNext={one === first} />
        ))}
      </Card>
      {way && (
        <ActionBar>
          <Button onClick={way.go}>{way.label}</Button>
        </ActionBar>
      )}
    </>
  )
}

function Line({ requirement, isNext }: { requirement: Requirement; isNext: boolean }) {
  const { state, who, title, text } = requirement
  const way = state === 'done' ? null : wayFor(requirement)
  return (
    <View
      className={`progress-line ${isNext ? 'progress-next' : ''}`}
      hoverClass={way ? 'progress-down' : 'none'}
      onClick={() => way?.go()}
    >
      <StatusDot state={state} />
      <View className="progress-words">
        <View className="progress-title">
          <View>{title}</View>
          {state !== 'done' && <Tag tone={who === 'merchant' ? 'info' : 'waiting'}>{actorTexts[who]}</Tag>}
        </View>
        {text && <View className="progress-text">{text}</View>}
      </View>
      {way && (
        <View className="progress-way">
          <Icon name="chevronRight" colour="faint" size={32} />
        </View>
      )}
    </View>
  )
}
