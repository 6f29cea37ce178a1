import Taro from '@tarojs/taro'
import { errMsgOf } from './errMsg'

/** An answer's picture in text form: `data:image/png;base64,…`. */
const inline = /^data:image\/(\w+);base64,(.+)$/

/**
 * Writes a picture that came as text into a file of this program: WeChat's album, preview and forwarding take neither
 * base64 nor an address of that kind. The same name is overwritten.
 */
export function writePicture(src: string, name: string): Promise<string> {
  const [, type = 'png', data = ''] = inline.exec(src) ?? []
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}.${type === 'jpeg' ? 'jpg' : type}`
  return new Promise((resolve, reject) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data,
      encoding: 'base64',
      success: () => resolve(filePath),
      fail: reject,
    }),
  )
}

/** Opens pictures full size, beginning with the one at `at`; fingers zoom and turn pages there. */
export async function previewPictures(sources: readonly string[], at: number, name: string): Promise<void> {
  const urls = await Promise.all(sources.map((src, index) => writePicture(src, `${name}-${index}`)))
  await Taro.previewImage({ urls, current: urls[at] ?? '' })
}

/** Forwards a picture to a chat. Clients before base library 2.14.3 show it instead: a long press forwards it there. */
export async function forwardPicture(src: string, name: string): Promise<void> {
  const path = await writePicture(src, name)
  try {
    await Taro.showShareImageMenu({ path })
  } catch (thrown) {
    if (!errMsgOf(thrown).includes('cancel')) await Taro.previewImage({ urls: [path], current: path })
  }
}
