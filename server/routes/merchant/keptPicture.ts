import type { PictureView } from '../../../shared/api/picture'
import { bytesOf, type FileCall } from '../../mount'
import { keepPicture, pictureView, screenPx } from '../../services/media'
import type { StoreCall } from './calls'

/** Keeps a picture that fills the screen; whoever sent it puts its name where it is shown. */
export async function keptPicture(call: StoreCall & FileCall): Promise<PictureView> {
  const { fileName } = await keepPicture(call.store, bytesOf(call), { longestPx: screenPx }, call.now)
  return pictureView(call.platform, fileName)
}
