import { useRef, useState } from 'react'

type Outcome = 'copied' | 'selected'

/** A value that a tap puts into the clipboard, and says so for a moment. */
export function Copyable({ name, value }: { name: string; value: string }) {
  const [outcome, setOutcome] = useState<Outcome>()
  const text = useRef<HTMLElement>(null)
  const copy = async () => {
    setOutcome(await copied(value, text.current))
    setTimeout(() => setOutcome(undefined), saidMs)
  }
  return (
    <button className="copyable" title={value} aria-label={`复制${name}`} onClick={() => void copy()}>
      <b ref={text}>{value}</b>
      <small className={outcome ? 'is-done' : ''} role="status">
        {outcome ? outcomes[outcome] : '复制'}
      </small>
    </button>
  )
}

const saidMs = 2000

const outcomes: Record<Outcome, string> = { copied: '已复制', selected: '已选中，请按 Ctrl+C' }

/** A browser keeps the clipboard from a page that came over plain HTTP from another machine: there the value is selected. */
async function copied(value: string, text: HTMLElement | null): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(value)
    return 'copied'
  } catch {
    if (text) getSelection()?.selectAllChildren(text)
    return 'selected'
  }
}
