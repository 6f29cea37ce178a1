import { useState } from 'react'
import type { Shows } from './shows'

/** wx.showModal: a dialog that only its own buttons close. */
export function Modal({ asks, answer }: Shows<'modal'>) {
  const [content, setContent] = useState(asks.placeholder === undefined ? '' : asks.content)
  const isEditable = asks.placeholder !== undefined
  return (
    <div className="ground" data-testid="modal" role="dialog" aria-label={asks.title || asks.content}>
      <div className="modal">
        {asks.title && <h3 data-testid="modal-title">{asks.title}</h3>}
        {isEditable ? (
          <input
            autoFocus
            value={content}
            placeholder={asks.placeholder}
            data-testid="modal-input"
            onChange={(event) => setContent(event.target.value)}
          />
        ) : (
          asks.content && <p data-testid="modal-content">{asks.content}</p>
        )}
        <footer>
          {asks.cancelText !== undefined && (
            <button
              style={{ color: asks.cancelColor }}
              data-testid="modal-cancel"
              onClick={() => answer({ isConfirmed: false, content: '' })}
            >
              {asks.cancelText}
            </button>
          )}
          <button
            style={{ color: asks.confirmColor }}
            data-testid="modal-confirm"
            onClick={() => answer({ isConfirmed: true, content: isEditable ? content : '' })}
          >
            {asks.confirmText}
          </button>
        </footer>
      </div>
    </div>
  )
}
