import { listOf, numberOf, textOf, fields, type Fields } from '../../kit/value'
import { toBase64 } from '../bytes'
import type { ChosenPicture } from '../overlays'
import { need } from '../permissions'
import { pictureAddress } from '../pictures'
import { consented } from '../privacy'
import type { Program } from '../program'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

/** 媒体: pictures in and out. */
export const media: ApiGroup = (program) =>
  asking(program, {
    saveImageToPhotosAlbum: async ({ filePath }) => {
      const bytes = program.files.read(textOf(filePath))
      await consented(program, 'saveImageToPhotosAlbum')
      await need(program, 'scope.writePhotosAlbum')
      await program.host.line.savePicture(program.appid, toBase64(bytes))
    },
    chooseMedia: async ({ count }) => {
      const chosen = await choose(program, 'chooseMedia', numberOf(count, 9))
      const tempFiles = await Promise.all(chosen.map((one) => chosenMedium(program, one)))
      return { tempFiles, type: 'image', failedCount: 0 }
    },
    chooseImage: async ({ count }) => {
      const tempFiles = await choose(program, 'chooseImage', numberOf(count, 9))
      return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) }
    },
    cropImage: ({ src }) => ({ tempFilePath: textOf(src) }),
    editImage: ({ src }) => ({ tempFilePath: textOf(src) }),
    compressImage: ({ src }) => ({ tempFilePath: textOf(src) }),
    previewImage: async ({ urls, current }) => preview(program, listOf(urls), current),
    previewMedia: async ({ sources, current }) =>
      preview(
        program,
        listOf(sources).map((one) => fields(one).url),
        numberOf(current),
      ),
    showShareImageMenu: ({ path }) => shareImage(program, textOf(path)),
    getImageInfo: ({ src }) => imageInfo(program, textOf(src)),
  })

async function choose(program: Program, api: string, count: number): Promise<{ path: string; size: number }[]> {
  await consented(program, api)
  const chosen = await program.overlays.ask('pictures', { count, canCrop: false })
  if (!chosen || chosen.length === 0) throw new Refusal('cancel')
  return chosen.map((picture) => file(program, picture))
}

/** 打开分享图片弹窗: the picture goes to the other person or into the album. */
async function shareImage(program: Program, path: string): Promise<void> {
  const image = toBase64(program.files.read(path))
  const wish = await program.overlays.ask('shareImage', { image })
  if (wish === undefined) throw new Refusal('cancel')
  if (wish === 'send') await program.host.line.sendPicture(image)
  else await program.host.line.savePicture(program.appid, image)
}

async function chosenMedium(program: Program, { path, size }: { path: string; size: number }): Promise<Fields> {
  const { width, height } = await imageInfo(program, path)
  return { tempFilePath: path, size, fileType: 'image', duration: 0, width, height, thumbTempFilePath: '' }
}

const file = (program: Program, { base64, name }: ChosenPicture) => ({
  path: program.files.temporary(base64, name.replace(/^.*\./, '')),
  size: Math.floor((base64.length * 3) / 4),
})

/** Answers at once; the pictures stay open until the person closes them. */
function preview(program: Program, list: unknown[], current: unknown): Fields {
  const urls = list.map((url) => pictureAddress(program, textOf(url), ''))
  const at = typeof current === 'number' ? current : list.indexOf(current)
  void program.overlays.ask('preview', { urls, current: Math.max(0, at) })
  return {}
}

async function imageInfo(program: Program, src: string): Promise<Fields> {
  const image = new Image()
  image.src = pictureAddress(program, src, '')
  try {
    await image.decode()
  } catch {
    throw new Refusal('load image fail')
  }
  const type = /^data:image\/(\w+)/.exec(image.src)?.[1] ?? 'unknown'
  return { width: image.naturalWidth, height: image.naturalHeight, path: src, orientation: 'up', type }
}
