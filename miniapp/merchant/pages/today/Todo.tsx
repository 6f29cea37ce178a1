import { View } from '@tarojs/components'
import type { TodayView } from '../../../../shared/api/merchant/figures'
import { showOrders, tabName } from '../../orders/lists'
import { showShelf } from '../../shownShelf'
import './Todo.scss'

interface Tile {
  name: string
  waiting: number
  go(): void
}

const desks = ['accept', 'prepare', 'send', 'hand', 'refunds'] as const

const tilesOf = ({ counts, soldOut }: TodayView): Tile[] => [
  ...desks.map((tab) => ({ name: tabName(tab), waiting: counts[tab], go: () => showOrders(tab) })),
  { name: '售罄', waiting: soldOut, go: () => showShelf('soldOut') },
]

/** What waits, list by list; a tap leads there. */
export const Todo = ({ today }: { today: TodayView }) => (
  <View className="todo">
    {tilesOf(today).map(({ name, waiting, go }) => (
      <View className="todo-tile" hoverClass="todo-down" key={name} onClick={go}>
        <View className={`todo-count ${waiting > 0 ? '' : 'todo-none'}`}>{waiting}</View>
        <View className="todo-name">{name}</View>
      </View>
    ))}
  </View>
)
