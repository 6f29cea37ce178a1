import { useEffect, useState } from 'react'
import type { ChosenPicture } from '../player/overlays'
import type { Line } from './line'

/** A painted square: ground, a shape, a word. Real PNGs, because a server will look inside. */
interface Sample {
  name: string
  ground: [string, string]
  word: string
}

const looks: Sample[] = [
  { name: 'logo-tea.png', ground: ['#3c8d5a', '#1f5c3a'], word: '茶' },
  { name: 'logo-noodles.png', ground: ['#e8893d', '#c2501f'], word: '面' },
  { name: 'logo-flowers.png', ground: ['#f29bb2', '#d4577f'], word: '花' },
  { name: 'logo-books.png', ground: ['#5b7fc4', '#34508f'], word: '书' },
  { name: 'logo-bread.png', ground: ['#d9b26f', '#a87c3a'], word: '烘' },
  { name: 'logo-fruit.png', ground: ['#f2c230', '#dd8a12'], word: '果' },
]

let painted: ChosenPicture[] | undefined

/** Logos that are on the phone from the beginning. */
const logos = (): ChosenPicture[] => (painted ??= looks.map(paint))

let fetched: Promise<ChosenPicture[]> | undefined

/** What is in every album from the beginning: logos, and photos of goods as a camera takes them. */
export function useSamples(line: Line): ChosenPicture[] {
  const [photos, setPhotos] = useState<ChosenPicture[]>([])
  useEffect(() => void (fetched ??= line.samples()).then(setPhotos), [line])
  return [...logos(), ...photos]
}

const sizePx = 320

function paint({ name, ground, word }: Sample): ChosenPicture {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = sizePx
  const brush = canvas.getContext('2d')
  if (!brush) return { name, base64: '' }
  const colours = brush.createLinearGradient(0, 0, sizePx, sizePx)
  colours.addColorStop(0, ground[0])
  colours.addColorStop(1, ground[1])
  brush.fillStyle = colours
  brush.fillRect(0, 0, sizePx, sizePx)
  brush.fillStyle = 'rgba(255,255,255,.16)'
  brush.beginPath()
  brush.arc(sizePx * 0.5, sizePx * 0.5, sizePx * 0.38, 0, Math.PI * 2)
  brush.fill()
  brush.fillStyle = '#fff'
  brush.font = `500 ${sizePx * 0.46}px "PingFang SC", "Noto Sans CJK SC", sans-serif`
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.fillText(word, sizePx / 2, sizePx * 0.53)
  return { name, base64: canvas.toDataURL('image/png').replace(/^[^,]*,/, '') }
}
