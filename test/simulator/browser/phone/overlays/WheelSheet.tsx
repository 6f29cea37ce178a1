import { useEffect, useRef, useState } from 'react'
import { Sheet } from './Sheet'
import type { Shows } from './shows'

const rowPx = 44

/** picker: one wheel per column, turned by scrolling; a row can also be tapped. */
export function WheelSheet({ asks, answer }: Shows<'wheels'>) {
  const [chosen, setChosen] = useState<number[]>(asks.chosen)
  const wheels = asks.wheels(chosen)
  const kept = wheels.map((words, at) => Math.min(Math.max(0, chosen[at] ?? 0), Math.max(0, words.length - 1)))
  const turn = (wheel: number, row: number) => {
    if (kept[wheel] === row) return
    setChosen(kept.map((before, at) => (at === wheel ? row : before)))
    asks.onTurn?.(wheel, row)
  }
  return (
    <Sheet testId="picker" onBeside={() => answer(undefined)}>
      <header className="sheet-head">
        <button data-testid="picker-cancel" onClick={() => answer(undefined)}>
          取消
        </button>
        <b>{asks.title}</b>
        <button className="is-green" data-testid="picker-confirm" onClick={() => answer(kept)}>
          确定
        </button>
      </header>
      <div className="wheels">
        {wheels.map((words, at) => (
          <Wheel key={at} index={at} words={words} row={kept[at] ?? 0} onTurn={(row) => turn(at, row)} />
        ))}
        <i className="wheel-mark" />
      </div>
    </Sheet>
  )
}

interface WheelProps {
  index: number
  words: string[]
  row: number
  onTurn: (row: number) => void
}

function Wheel({ index, words, row, onTurn }: WheelProps) {
  const list = useRef<HTMLUListElement>(null)
  const settled = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const at = list.current
    if (at && Math.round(at.scrollTop / rowPx) !== row) at.scrollTop = row * rowPx
  }, [row, words.length])
  const choose = (at: number) => {
    list.current?.scrollTo({ top: at * rowPx, behavior: 'instant' })
    onTurn(at)
  }
  const turned = () => {
    clearTimeout(settled.current)
    settled.current = setTimeout(() => onTurn(Math.round((list.current?.scrollTop ?? 0) / rowPx)), 80)
  }
  return (
    <ul className="wheel" ref={list} onScroll={turned} data-testid={`wheel-${index}`}>
      {words.map((word, at) => (
        <li key={at} className={at === row ? 'is-on' : ''} data-row={at} onClick={() => choose(at)}>
          {word}
        </li>
      ))}
    </ul>
  )
}
