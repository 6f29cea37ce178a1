import { Button } from 'antd'

interface Props {
  /** Names the page after this one; null on the last. */
  next: string | null
  /** Where this page begins; empty for the first. */
  cursor: string
  onTurn(cursor: string): void
}

/** Turns the pages of a list; nothing while it has only one. */
export function Pages({ next, cursor, onTurn }: Props) {
  if (next === null && cursor === '') return null
  return (
    <div className="line" style={{ justifyContent: 'flex-end', padding: 12 }}>
      <Button disabled={cursor === ''} onClick={() => onTurn('')}>
        回到第一页
      </Button>
      <Button disabled={next === null} onClick={() => onTurn(next ?? '')}>
        下一页
      </Button>
    </div>
  )
}
