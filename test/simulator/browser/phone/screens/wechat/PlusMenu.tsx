import { useState } from 'react'
import { Icon } from '../../Icon'
import { scanAndOpen, type Phone } from '../../phone'

/** The ⊕ at the top right. */
export function PlusMenu({ phone }: { phone: Phone }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button className="bar-right" aria-label="更多功能" data-testid="plus" onClick={() => setOpen(!isOpen)}>
        <Icon name="plus" />
      </button>
      {isOpen && (
        <div className="plus-ground" onClick={() => setOpen(false)}>
          <div className="plus-menu">
            <button data-testid="scan" onClick={() => void scanAndOpen(phone)}>
              <Icon name="scan" size={22} />
              扫一扫
            </button>
            <button data-testid="plus-album" onClick={() => phone.screens.go({ kind: 'album' })}>
              <Icon name="album" size={22} />
              相册
            </button>
          </div>
        </div>
      )}
    </>
  )
}
