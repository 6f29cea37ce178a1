import { isOn, textOf } from '../../kit/value'
import { pictureAddress } from '../pictures'
import { element, type PartMaker } from './part'

/** 图片裁剪、缩放的模式: how a picture fills its box, and where it is held. */
const modes: Record<string, [fit: string, position?: string]> = {
  ...{ scaleToFill: ['fill'], aspectFit: ['contain'], aspectFill: ['cover'], widthFix: ['fill'], heightFix: ['fill'] },
  ...{ center: ['none', 'center'], top: ['none', 'top'], bottom: ['none', 'bottom'], left: ['none', 'left'] },
  ...{ right: ['none', 'right'], 'top left': ['none', 'top left'], 'top right': ['none', 'top right'] },
  ...{ 'bottom left': ['none', 'bottom left'], 'bottom right': ['none', 'bottom right'] },
}

export const image: PartMaker = ({ page, emit }) => {
  const host = element('wx-image')
  const picture = document.createElement('img')
  picture.draggable = false
  picture.alt = ''
  host.append(picture)
  host.setAttribute('role', 'img')
  picture.addEventListener('load', () => {
    picture.style.removeProperty('visibility')
    emit('load', { width: picture.naturalWidth, height: picture.naturalHeight })
  })
  picture.addEventListener('error', () => {
    // WeChat shows nothing where a browser would draw a torn picture.
    picture.style.visibility = 'hidden'
    emit('error', { errMsg: `GET ${picture.src.slice(0, 200)} failed` })
  })
  return {
    host,
    update: (attributes, has) => {
      const mode = textOf(attributes.mode, 'scaleToFill')
      const [fit, position = 'center'] = modes[mode] ?? ['fill']
      host.setAttribute('mode', mode)
      picture.style.objectFit = fit
      picture.style.objectPosition = position
      picture.loading = attributes['lazy-load'] !== undefined && isOn(attributes['lazy-load']) ? 'lazy' : 'eager'
      if (has('src')) show(picture, pictureAddress(page.program, textOf(attributes.src), page.route))
    },
  }
}

function show(picture: HTMLImageElement, address: string): void {
  if (address === '') picture.removeAttribute('src')
  else picture.src = address
}
