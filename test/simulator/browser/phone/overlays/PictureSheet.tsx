import { useState } from 'react'
import { dataUrl, pictureType } from '../../player/bytes'
import type { ChosenPicture } from '../../player/overlays'
import type { Phone } from '../phone'
import { useSamples } from '../samples'
import { usePictures } from '../screens/Album'
import { Sheet } from './Sheet'
import type { Shows } from './shows'

/** wx.chooseMedia: pictures of the album, and a few that come with the phone. */
export function PictureSheet({ asks: { count }, answer, phone }: Shows<'pictures'> & { phone: Phone }) {
  const album = usePictures(phone.line).map(({ id, base64 }) => ({ name: `${id}.${extension(base64)}`, base64 }))
  const all = [...album, ...useSamples(phone.line)]
  const [chosen, setChosen] = useState<ChosenPicture[]>([])
  const toggle = (picture: ChosenPicture) => {
    const isIn = chosen.some(({ name }) => name === picture.name)
    if (count === 1) return answer([picture])
    if (isIn) setChosen(chosen.filter(({ name }) => name !== picture.name))
    else if (chosen.length < count) setChosen([...chosen, picture])
  }
  return (
    <Sheet testId="pictures" isTall onBeside={() => answer(undefined)}>
      <header className="sheet-head">
        <button data-testid="pictures-cancel" onClick={() => answer(undefined)}>
          取消
        </button>
        <b>图片</b>
        {count > 1 && (
          <button
            className="is-green"
            data-testid="pictures-done"
            disabled={chosen.length === 0}
            onClick={() => answer(chosen)}
          >
            完成{chosen.length ? `(${chosen.length})` : ''}
          </button>
        )}
      </header>
      <div className="pictures">
        {all.map((picture, at) => (
          <button key={picture.name} data-testid={`choose-${at}`} onClick={() => toggle(picture)}>
            <img src={dataUrl(picture.base64)} alt={picture.name} draggable={false} />
            {chosen.some(({ name }) => name === picture.name) && <i className="picked">✓</i>}
          </button>
        ))}
      </div>
    </Sheet>
  )
}

const extension = (base64: string): string => pictureType(base64).replace(/^.*\//, '').replace('jpeg', 'jpg')
