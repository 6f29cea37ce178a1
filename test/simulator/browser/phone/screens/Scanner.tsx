import { useEffect, useMemo, useState } from 'react'
import { useObserved } from '../../kit/observable'
import { toBase64 } from '../../player/bytes'
import type { Picture } from '../../player/host'
import { Icon } from '../Icon'
import { phoneLine, type Line } from '../line'
import type { CodePlace, Phone } from '../phone'
import { PictureGrid, usePictures } from './Album'

const opposite = (who: string): string => (who === 'merchant' ? 'customer' : 'merchant')

/**
 * 扫一扫. This camera sees what a person holds before it: a picture of the computer, dropped, pasted or chosen, and
 * whatever the other phone has in its album. Codes on this phone come from its own album.
 */
export function Scanner({ phone }: { phone: Phone }) {
  const scanning = useObserved(phone.scanning)
  const answer = scanning?.answer
  const [choosing, setChoosing] = useState<CodePlace>()
  const [notice, setNotice] = useState('')
  const oppositeLine = useMemo(() => phoneLine(opposite(phone.who)), [phone])

  const decode = async (base64: string, place: CodePlace) => {
    setChoosing(undefined)
    setNotice('正在识别…')
    const scanned = await phone.line.decode({ base64 })
    if (scanned === null) setNotice('未发现二维码，请换一张图片')
    else answer?.(scanned, place)
  }
  const see = async (files: FileList | null | undefined) => {
    const [file] = files ?? []
    if (file) await decode(toBase64(new Uint8Array(await file.arrayBuffer())), 'camera')
  }
  usePaste((files) => void see(files))
  return (
    <section
      className="screen scanner"
      data-testid="scanner"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void see(event.dataTransfer.files)
      }}
    >
      <div className="viewfinder">
        <i />
        <p data-testid="scanner-notice">{notice || '把二维码图片拖进来或粘贴，也可以从下面选取'}</p>
      </div>
      <button
        className="scanner-close"
        aria-label="关闭"
        data-testid="scanner-close"
        onClick={() => answer?.(undefined, 'camera')}
      >
        <Icon name="close" />
      </button>
      <div className="scanner-ways">
        <button data-testid="scanner-opposite" onClick={() => setChoosing('camera')}>
          <span>
            <Icon name="phone" />
          </span>
          对面的手机
        </button>
        <label data-testid="scanner-upload">
          <span>
            <Icon name="computer" />
          </span>
          电脑上的图片
          <input type="file" accept="image/*" onChange={(event) => void see(event.target.files)} />
        </label>
        {scanning?.onlyCamera !== true && (
          <button data-testid="scanner-album" onClick={() => setChoosing('album')}>
            <span>
              <Icon name="album" />
            </span>
            相册
          </button>
        )}
      </div>
      {choosing && (
        <Pictures
          title={choosing === 'album' ? '所有图片' : '对面手机里的图片'}
          line={choosing === 'album' ? phone.line : oppositeLine}
          onClose={() => setChoosing(undefined)}
          onTap={({ base64 }) => void decode(base64, choosing)}
        />
      )}
    </section>
  )
}

interface PicturesProps {
  title: string
  line: Line
  onClose: () => void
  onTap: (picture: Picture) => void
}

function Pictures({ title, line, onClose, onTap }: PicturesProps) {
  const pictures = usePictures(line)
  return (
    <div className="sheet-ground" onClick={onClose}>
      <div className="sheet is-tall" onClick={(event) => event.stopPropagation()} data-testid="scanner-pictures">
        <header className="sheet-head">
          <button onClick={onClose}>取消</button>
          <b>{title}</b>
        </header>
        {pictures.length === 0 && <p className="nothing">相册是空的，先在小程序里保存二维码。</p>}
        <PictureGrid pictures={pictures} onTap={onTap} />
      </div>
    </div>
  )
}

function usePaste(onFiles: (files: FileList) => void): void {
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      if (clipboardData?.files.length) onFiles(clipboardData.files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [onFiles])
}
