import type { Program } from '../program'
import { Refusal } from '../refusal'
import { asks, type Apis } from './answer'

/** WeChat has these, this phone does not yet. They fail at once and say so, rather than pretend. */
const gaps =
  'requestOrderPayment requestMerchantTransfer requestSubscribeDeviceMessage ' +
  'choosePoi startLocationUpdate getUserInfo getUserProfile ' +
  'chooseVideo saveVideoToPhotosAlbum saveFileToDisk connectSocket ' +
  'navigateToMiniProgram navigateBackMiniProgram openEmbeddedMiniProgram openOfficialAccountArticle ' +
  'openCustomerServiceChat getWeRunData chooseInvoiceTitle chooseInvoice addPhoneContact addCard openCard ' +
  'startRecord getRecorderManager getBackgroundAudioManager createVideoContext ' +
  'createCameraContext createLivePlayerContext createMapContext openBluetoothAdapter startBeaconDiscovery ' +
  'startSoterAuthentication checkIsSupportSoterAuthentication loadFontFace getWifiList connectWifi ' +
  'createWorker createUDPSocket createInterstitialAd createRewardedVideoAd shareFileMessage openBusinessView ' +
  'createAnimation createCanvasContext canvasToTempFilePath createOffscreenCanvas'

export const unsupported = (program: Program): Apis =>
  Object.fromEntries(gaps.split(' ').map((name) => [name, gap(program, name)]))

function gap(program: Program, name: string) {
  const refuse = asks(program, name, () => {
    throw new Refusal('这部手机还不会这个能力')
  })
  const call = (options: unknown) => {
    console.error(`[手机] wx.${name} 在这部手机上还没有实现`)
    program.host.complain(program.appid, `wx.${name} 还没有实现`)
    return refuse(options)
  }
  return Object.assign(call, { isGap: true })
}
