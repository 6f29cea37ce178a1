import { useState } from 'react'
import { useObserved } from '../../kit/observable'
import type { Picture } from '../../player/host'
import { Icon } from '../Icon'
import type { Phone } from '../phone'
import { PictureGrid, usePictures } from './Album'

/** 扫一扫: there is nothing in front of this camera, so codes come from the album. */
export function Scanner({ phone }: { phone: Phone }) {
  const answer = useObserved(phone.scanning)
  const pictures = usePictures(phone)
  const [isChoosing, setChoosing] = useState(false)
  const [notice, setNotice] = useState('')

  const decode = async (picture: Picture) => {
    setChoosing(false)
    setNotice('正在识别…')
    const text = await phone.line.decode(picture)
    if (text === null) setNotice('未发现二维码，请换一张图片')
    else answer?.(text)
  }
  return (
    <section className="screen scanner" data-testid="scanner">
      <div className="viewfinder">
        <i />
        <p data-testid="scanner-notice">{notice || '把二维码放入取景框，或从相册选取'}</p>
      </div>
      <button
        className="scanner-close"
        aria-label="关闭"
        data-testid="scanner-close"
        onClick={() => answer?.(undefined)}
      >
        <Icon name="close" />
      </button>
      <button className="scanner-album" data-testid="scanner-album" onClick={() => setChoosing(true)}>
        <span>
          <Icon name="album" />
        </span>
        相册
      </button>
      {isChoosing && (
        <div className="sheet-ground" onClick={() => setChoosing(false)}>
          <div className="sheet is-tall" onClick={(event) => event.stopPropagation()} data-testid="scanner-pictures">
            <header className="sheet-head">
              <button onClick={() => setChoosing(false)}>取消</button>
              <b>所有图片</b>
            </header>
            {pictures.length === 0 && <p className="nothing">相册是空的，先在小程序里保存二维码。</p>}
            <PictureGrid pictures={pictures} onTap={(picture) => void decode(picture)} />
          </div>
        </div>
      )}
    </section>
  )
}
