import type { ReactNode } from 'react'

interface SheetProps {
  testId: string
  children: ReactNode
  /** A tap beside the sheet; missing: only its buttons close it. */
  onBeside?: () => void
  isTall?: boolean
}

/** A sheet that came up from the bottom. */
export function Sheet({ testId, children, onBeside, isTall = false }: SheetProps) {
  return (
    <div className="sheet-ground" data-testid={testId} role="dialog" onClick={onBeside}>
      <div className={`sheet ${isTall ? 'is-tall' : ''}`} onClick={(event) => event.stopPropagation()}>
        {children}
      </div>
    </div>
  )
}
