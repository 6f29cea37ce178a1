import { useObserved } from '../../kit/observable'
import { dataUrl } from '../../player/bytes'
import type { Phone } from '../phone'
import { Sheet } from './Sheet'
import type { Shows } from './shows'

/** 转发给朋友: the card as the other person will see it. */
export function ShareSheet({ asks: { title, path, image }, answer, phone }: Shows<'share'> & { phone: Phone }) {
  const { friend } = useObserved(phone.facts)
  return (
    <Sheet testId="share-sheet" onBeside={() => answer(false)}>
      <p className="sheet-title">发送给 {friend}</p>
      <div className="share-card">
        <b>{title}</b>
        {image !== '' && <img src={dataUrl(image)} alt="" draggable={false} />}
        <small>{path}</small>
      </div>
      <button className="sheet-item is-green" data-testid="share-send" onClick={() => answer(true)}>
        发送
      </button>
      <button className="sheet-cancel" data-testid="share-close" onClick={() => answer(false)}>
        取消
      </button>
    </Sheet>
  )
}

/** wx.showShareImageMenu */
export function ShareImageSheet({ asks: { image }, answer, phone }: Shows<'shareImage'> & { phone: Phone }) {
  const { friend } = useObserved(phone.facts)
  return (
    <Sheet testId="share-image" onBeside={() => answer(undefined)}>
      <div className="share-card">
        <img src={dataUrl(image)} alt="要分享的图片" draggable={false} />
      </div>
      <button className="sheet-item" data-testid="share-image-send" onClick={() => answer('send')}>
        发送给 {friend}
      </button>
      <button className="sheet-item" data-testid="share-image-save" onClick={() => answer('save')}>
        保存到手机
      </button>
      <button className="sheet-cancel" data-testid="share-image-cancel" onClick={() => answer(undefined)}>
        取消
      </button>
    </Sheet>
  )
}
