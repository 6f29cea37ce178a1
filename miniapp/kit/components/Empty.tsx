import type { ReactNode } from 'react'
import { Image, View } from '@tarojs/components'
import { emptyDrawing, failedDrawing, refusedDrawing } from './drawings'
import './Empty.scss'

const drawings = { empty: emptyDrawing, failed: failedDrawing, refused: refusedDrawing }

interface Props {
  drawing?: keyof typeof drawings
  text: string
  /** Small, below the button. */
  note?: string | undefined
  /** One button that changes this. */
  children?: ReactNode
}

/** A small drawing, one sentence, one button. */
export function Empty({ drawing = 'empty', text, note, children }: Props) {
  return (
    <View className="k-empty">
      <Image className="k-empty-drawing" src={drawings[drawing]} mode="aspectFit" />
      <View className="k-empty-text">{text}</View>
      {children && <View className="k-empty-way">{children}</View>}
      {note && <View className="k-empty-note">{note}</View>}
    </View>
  )
}
