import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './Field.scss'

interface Props {
  label: string
  isOptional?: boolean
  /** What to enter, until something is wrong. */
  hint?: string
  problem?: string | null
  children: ReactNode
}

/** Label above, message below. */
export function Field({ label, isOptional = false, hint, problem, children }: Props) {
  return (
    <View className={`k-field ${problem ? 'k-wrong' : ''}`}>
      <View className="k-field-label">
        {label}
        {isOptional && <View className="k-field-optional">选填</View>}
      </View>
      {children}
      {problem ? (
        <View className="k-field-problem">{problem}</View>
      ) : (
        hint && <View className="k-field-hint">{hint}</View>
      )}
    </View>
  )
}
