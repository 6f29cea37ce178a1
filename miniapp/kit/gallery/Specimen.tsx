import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './Specimen.scss'

/** One component with its name. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="specimen">
      <View className="specimen-name">{name}</View>
      {children}
    </View>
  )
}
