import { View } from '@tarojs/components'
import type { ReleaseView } from '../../../../shared/api/merchant/releases'
import type { NextStep } from '../../../../shared/next'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Tag } from '../../../kit/components/Tag'
import { wayFor } from '../../nextStep'
import { Screenshots } from './Screenshots'
import './Review.scss'

/** What the reviewer wrote, what he photographed, and where it is mended. */
export function Review({ release }: { release: ReleaseView }) {
  const { id, state, reviewReason, hasScreenshots, problem } = release
  return (
    <>
      {reviewReason.length > 0 && (
        <Card title={state === 'rejected' ? '没有通过的原因' : '审核人员的说明'}>
          {reviewReason.map((line, at) => (
            <View className="reason" key={at}>
              <View className="reason-number">{at + 1}</View>
              <View className="reason-text">{line}</View>
            </View>
          ))}
        </Card>
      )}
      {hasScreenshots && <Screenshots releaseId={id} />}
      {state === 'rejected' && <Mending next={problem?.next} />}
    </>
  )
}

const places: readonly NextStep[] = ['editStore', 'setCategory', 'setPrivacy', 'openWeChatAccount']

/** The reason is for a person to understand: the likeliest place first, the others below it. */
function Mending({ next }: { next: NextStep | undefined }) {
  const likely = places.filter((place) => place === next)
  return (
    <Card title="改好后重新提交" extra="改哪里都会保存" isFlush>
      {[...likely, ...places.filter((place) => place !== next)].map((place) => (
        <Place key={place} next={place} isLikely={place === next} />
      ))}
    </Card>
  )
}

function Place({ next, isLikely }: { next: NextStep; isLikely: boolean }) {
  const way = wayFor({ next })
  if (!way) return null
  return (
    <Cell title={way.label} onClick={way.go}>
      {isLikely && <Tag tone="info">先看这里</Tag>}
    </Cell>
  )
}
