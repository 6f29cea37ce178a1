import { useEffect, useState } from 'react'
import { dataUrl } from '../../player/bytes'
import type { Picture, Scanned } from '../../player/host'
import { Icon } from '../Icon'
import type { Line } from '../line'
import { openCode, type Phone } from '../phone'
import { useSamples } from '../samples'

/** 相册: pictures that programs saved, and those the phone came with. A picture opens large, and a code in it can be followed from there. */
export function Album({ phone }: { phone: Phone }) {
  const saved = usePictures(phone.line)
  const photos = useSamples(phone.line).map(({ name, base64 }) => ({ id: name, base64 }))
  const pictures = [...saved, ...photos]
  const [open, setOpen] = useState<Picture>()
  return (
    <section className="screen" data-testid="album-screen">
      <header className="bar">
        <button
          className="bar-left"
          aria-label="返回"
          data-testid="album-back"
          onClick={() => phone.screens.go({ kind: 'wechat' })}
        >
          <Icon name="back" />
        </button>
        <b>相册</b>
      </header>
      <div className="body">
        <PictureGrid pictures={pictures} onTap={setOpen} />
      </div>
      {open && <OpenPicture phone={phone} picture={open} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

/** The album behind a line, the newest picture first. */
export function usePictures(line: Line): Picture[] {
  const [pictures, setPictures] = useState<Picture[]>([])
  useEffect(() => void line.pictures().then((album) => setPictures(album.reverse())), [line])
  return pictures
}

export function PictureGrid({ pictures, onTap }: { pictures: Picture[]; onTap: (picture: Picture) => void }) {
  return (
    <div className="pictures">
      {pictures.map((picture, at) => (
        <button key={picture.id} data-testid={`picture-${at}`} data-picture={picture.id} onClick={() => onTap(picture)}>
          <img src={dataUrl(picture.base64)} alt={`图片 ${at + 1}`} draggable={false} />
        </button>
      ))}
    </div>
  )
}

/** A picture alone; a code in it can be followed. */
export function OpenPicture({ phone, picture, onClose }: { phone: Phone; picture: Picture; onClose: () => void }) {
  const [code, setCode] = useState<Scanned | null>(null)
  useEffect(() => void phone.line.decode(picture).then(setCode), [phone, picture])
  const follow = () => {
    if (code !== null) openCode(phone, code, 'screen')
  }
  return (
    <div className="open-picture" data-testid="open-picture" onClick={onClose}>
      <img src={dataUrl(picture.base64)} alt="打开的图片" draggable={false} />
      {code !== null && (
        <button className="pill" data-testid="picture-code" onClick={follow}>
          {codeButton(code)}
        </button>
      )}
    </div>
  )
}

export const codeButton = ({ program }: Scanned): string => (program ? '打开图中的小程序' : '识别图中的二维码')
