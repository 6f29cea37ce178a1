import { useObserved } from '../../kit/observable'
import type { Program } from '../../player/program'

const signs: Record<string, string> = { success: '✓', error: '!' }

/** wx.showToast and wx.showLoading */
export function ToastBox({ program }: { program: Program }) {
  const toast = useObserved(program.overlays.toast)
  if (!toast) return null
  const sign = signs[toast.icon]
  const hasIcon = toast.icon !== 'none' || toast.image !== ''
  return (
    <div className={`toast-ground ${toast.hasMask ? 'has-mask' : ''}`}>
      <div
        className={`toast ${hasIcon ? 'has-icon' : ''}`}
        data-testid={toast.isLoading ? 'loading' : 'toast'}
        role="status"
      >
        {toast.icon === 'loading' && <i className="spinner" />}
        {sign !== undefined && <i className="sign">{sign}</i>}
        <span>{toast.text}</span>
      </div>
    </div>
  )
}
