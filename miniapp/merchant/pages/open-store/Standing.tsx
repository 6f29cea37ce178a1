import { View } from '@tarojs/components'
import type { OpeningView, ReleaseView } from '../../../../shared/api/merchant/releases'
import { isInFlight, releaseTexts } from '../../../../shared/release'
import type { Requirement } from '../../../../shared/requirement'
import { Card } from '../../../kit/components/Card'
import { Steps } from '../../../kit/components/Steps'
import { open } from '../../navigate'
import { ReleaseCell } from '../../ReleaseCell'
import { phasesOf } from '../../releases'
import { firstOfMine } from '../../requirements'
import './Standing.scss'

interface Props {
  opening: OpeningView
  blocking: readonly Requirement[]
}

/** Where the store stands, in a sentence, and the version that is on its way. */
export function Standing({ opening, blocking }: Props) {
  const { current, live } = opening
  const { title, text } = words(opening, blocking)
  return (
    <>
      <View className="standing">
        <View className="standing-title">{title}</View>
        <View className="standing-text">{text}</View>
      </View>
      {current && (
        <Card isFlush>
          <ReleaseCell release={current} />
          <View className="standing-steps" onClick={() => open('release', { id: current.id })}>
            <Steps steps={phasesOf(current)} />
          </View>
        </Card>
      )}
      {live && !current && (
        <Card isFlush>
          <ReleaseCell release={live} />
        </Card>
      )}
    </>
  )
}

function words({ current, live }: OpeningView, blocking: readonly Requirement[]): { title: string; text: string } {
  if (current && isInFlight(current.state)) return underWay(current)
  if (blocking.length === 0) return ready(live !== null, current !== null)
  if (firstOfMine(blocking)) return { title: `还差 ${blocking.length} 项`, text: '做完就能一键提交审核' }
  return { title: '等一等别人', text: '现在没有要您做的，可以离开，好了再来' }
}

function underWay({ state, who, problem }: ReleaseView): { title: string; text: string } {
  const { name, text } = releaseTexts[state]
  if (who === 'merchant') return { title: '轮到您了', text: problem?.text ?? text }
  return { title: name, text: `${problem?.text ?? text}。可以离开，好了会通知您` }
}

function ready(isLive: boolean, isAgain: boolean): { title: string; text: string } {
  if (isAgain) return { title: '改好后重新提交', text: '先看没有通过的原因，改好后再提交一次' }
  if (isLive) return { title: '店铺已上线', text: '店铺资料改了马上生效，只有换样子才要重新提交' }
  return { title: '可以提交了', text: '微信审核一般 1 天以内，通过后顾客就能打开' }
}
