import Taro from '@tarojs/taro'
import { errMsgOf, isDisagreement } from './errMsg'
import { writePicture } from './pictures'

/**
 * What became of saving a picture.
 *
 * `refused`: the person once said no and WeChat will not ask again; only its settings help. `blocked`: the phone forbids
 * WeChat itself. `disagreed`: they did not agree to the privacy guideline, and will be asked again. `undeclared`: our
 * guideline lacks 相册(仅写入). In all of these a screenshot still works.
 */
export type Saved = 'saved' | 'cancelled' | 'refused' | 'blocked' | 'disagreed' | 'undeclared' | 'failed'

const albumScope = 'scope.writePhotosAlbum'

/** Saves a picture given as `data:image/png;base64,…`. Call it from a tap. */
export async function saveToAlbum(src: string, name: string): Promise<Saved> {
  if ((await albumPermission()) === false) return 'refused'
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: await writePicture(src, name) })
    return 'saved'
  } catch (thrown) {
    return whyNotSaved(errMsgOf(thrown))
  }
}

/** Opens WeChat's settings of this mini-program; answers whether the album is allowed now. Call it from a tap. */
export async function allowAlbum(): Promise<boolean> {
  const settings = await Taro.openSetting().catch(() => null)
  return settings?.authSetting[albumScope] === true
}

/** undefined: never asked, WeChat will. */
async function albumPermission(): Promise<boolean | undefined> {
  const settings = await Taro.getSetting().catch(() => null)
  return settings?.authSetting[albumScope]
}

/** The wordings that Android, iOS and the developer tool were seen to use. */
function whyNotSaved(errMsg: string): Saved {
  if (/not declared in the privacy agreement/.test(errMsg)) return 'undeclared'
  if (isDisagreement(errMsg)) return 'disagreed'
  if (/system permission/.test(errMsg)) return 'blocked'
  if (/auth den|authorize no response/.test(errMsg)) return 'refused'
  return /cancel/.test(errMsg) ? 'cancelled' : 'failed'
}
