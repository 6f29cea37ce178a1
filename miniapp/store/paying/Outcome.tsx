import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon } from '../../kit/components/Icon'
import { Money } from '../../kit/components/Money'
import type { OutcomeTone } from './tone'
import './Outcome.scss'

interface Props {
  tone: OutcomeTone
  title: string
  fen?: number
  note: string
  /** The ways on. */
  children?: ReactNode
}

const icons = { busy: 'clock', done: 'check', waiting: 'clock', failing: 'warning' } as const
const colours = { busy: 'info', done: 'onBrand', waiting: 'waiting', failing: 'failing' } as const

/** How a payment stands: one sign, one word, one sum. */
export const Outcome = ({ tone, title, fen, note, children }: Props) => (
  <View className="outcome">
    <View className={`outcome-sign outcome-${tone}`}>
      <Icon name={icons[tone]} colour={colours[tone]} size={72} />
    </View>
    <View className="outcome-title">{title}</View>
    {fen !== undefined && <Money fen={fen} size="large" />}
    <View className="outcome-note">{note}</View>
    {children && <View className="outcome-ways">{children}</View>}
  </View>
)
