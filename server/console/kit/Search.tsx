import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'

interface Props {
  value: string
  placeholder: string
  onChange(value: string): void
}

const settleMs = 300

/** Searches as one types. `/` comes here from anywhere on the page, Escape leaves. */
export function Search({ value, placeholder, onChange }: Props) {
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  const box = useRef<InputRef>(null)
  if (value !== told) {
    setTold(value)
    setTyped(value) // the address has changed: back, or a link
  }

  useEffect(() => {
    if (typed.trim() === value) return undefined
    const timer = setTimeout(() => onChange(typed.trim()), settleMs)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])

  useEffect(() => {
    const come = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return
      event.preventDefault()
      box.current?.focus({ cursor: 'all' })
    }
    document.addEventListener('keydown', come)
    return () => document.removeEventListener('keydown', come)
  }, [])

  return (
    <Input
      ref={box}
      allowClear
      value={typed}
      placeholder={placeholder}
      aria-label={placeholder}
      suffix={<kbd>/</kbd>}
      style={{ width: 300 }}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && box.current?.blur()}
    />
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
