import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon } from './Icon'
import './Fold.scss'

interface Props {
  title: string
  children: ReactNode
}

/** What only some people want to see: one line until it is tapped. */
export function Fold({ title, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <View className="k-fold">
      <View className="k-fold-head" hoverClass="k-fold-down" onClick={() => setOpen(!isOpen)}>
        <View className="k-fold-title">{title}</View>
        <View className={`k-fold-mark ${isOpen ? 'k-fold-mark-open' : ''}`}>
          <Icon name="chevronDown" colour="faint" size={32} />
        </View>
      </View>
      {isOpen && children}
    </View>
  )
}
