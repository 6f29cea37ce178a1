import { View } from '@tarojs/components'
import { Money } from '../../kit/components/Money'
import { Picture } from '../../kit/components/Picture'
import './BoughtLines.scss'

/** What was bought, or is about to be. */
interface Bought {
  id: string
  name: string
  variantText: string
  choicesText: string
  priceFen: number
  quantity: number
}

interface Props<Line extends Bought> {
  lines: readonly Line[]
  pictureOf(line: Line): string | null
  /** What is wrong with a line. */
  problemOf?(line: Line): string | null
}

export const BoughtLines = <Line extends Bought>({ lines, pictureOf, problemOf }: Props<Line>) => (
  <>
    {lines.map((line) => {
      const problem = problemOf?.(line)
      return (
        <View className="bought" key={line.id}>
          <View className="bought-picture">
            <Picture src={pictureOf(line)} height="100%" />
          </View>
          <View className="bought-words">
            <View className="bought-name">{line.name}</View>
            <View className="bought-note">{[line.variantText, line.choicesText].filter(Boolean).join('；')}</View>
            {problem && <View className="bought-problem">{problem}</View>}
          </View>
          <View className="bought-sum">
            <Money fen={line.priceFen} size="quiet" />
            <View className="bought-quantity">×{line.quantity}</View>
          </View>
        </View>
      )
    })}
  </>
)
