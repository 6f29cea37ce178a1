import { View } from '@tarojs/components'
import type { Problem } from '../../../shared/next'
import { useWay } from '../nextSteps'
import { NoticeBar, type Tone } from './NoticeBar'
import './ProblemBar.scss'

interface Props {
  problem: Problem
  tone?: Tone
  /** Its button stands elsewhere on the page. */
  hasWayElsewhere?: boolean
}

/** What is in the way, and the way out of it as a line of its own: labels are long and phones are narrow. */
export function ProblemBar({ problem, tone = 'failing', hasWayElsewhere = false }: Props) {
  const way = useWay(problem)
  return (
    <NoticeBar tone={tone}>
      <View>{problem.text}</View>
      {way && !hasWayElsewhere && (
        <View className="k-problem-way" onClick={way.go}>
          {way.label}
        </View>
      )}
    </NoticeBar>
  )
}
