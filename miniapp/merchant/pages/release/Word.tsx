import { View } from '@tarojs/components'
import type { ReleaseView } from '../../../../shared/api/merchant/releases'
import { releaseTexts } from '../../../../shared/release'
import { ProblemBar } from '../../../kit/components/ProblemBar'
import { wishTexts } from '../../releases'
import './Word.scss'

/** Where it stands in one sentence, what to do about a problem, and that nobody has to wait here. */
export function Word({ release }: { release: ReleaseView }) {
  const { state, who, wish, problem } = release
  const { name, text } = releaseTexts[state]
  return (
    <>
      <View className="word">
        <View className="word-title">{name}</View>
        <View className="word-text">{wish === null ? text : `${text}。${wishTexts[wish]}`}</View>
        {who === 'wechat' && <View className="word-leave">可以离开，好了会通知您</View>}
        {who === 'operator' && <View className="word-leave">服务商处理好后会自动继续，可以离开</View>}
      </View>
      {problem && (
        <ProblemBar
          problem={problem}
          tone={who === 'wechat' ? 'waiting' : 'failing'}
          hasWayElsewhere={state !== 'failed'}
        />
      )}
    </>
  )
}
