/** What brings one kind of personal data into the privacy guideline (用户隐私保护指引). */
interface Collecting {
  /** As setPrivacySetting names it. */
  key: string
  /** Functions of `wx`. */
  calls?: readonly string[]
  /** What `wx.authorize` asks the person for. */
  scopes?: readonly string[]
  /** Of a button; `nickname` is the type of an input. */
  openTypes?: readonly string[]
  /** Elements of WXML. */
  elements?: readonly string[]
}

/**
 * Which calls and components collect what. Keys that no call leads to, such as `EXOrderInfo`, are declared by hand.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html
 */
export const collecting: readonly Collecting[] = [
  {
    key: 'UserInfo',
    calls: ['getUserInfo', 'getUserProfile'],
    openTypes: ['chooseAvatar', 'nickname', 'getUserInfo', 'userInfo'],
  },
  {
    key: 'Location',
    calls: [
      'getLocation',
      'getFuzzyLocation',
      'onLocationChange',
      'startLocationUpdate',
      'startLocationUpdateBackground',
    ],
    scopes: ['userLocation', 'userLocationBackground', 'userFuzzyLocation'],
  },
  { key: 'ChooseLocation', calls: ['chooseLocation', 'choosePoi'] },
  { key: 'Address', calls: ['chooseAddress'] },
  { key: 'Invoice', calls: ['chooseInvoice', 'chooseInvoiceTitle'] },
  { key: 'RunData', calls: ['getWeRunData'], scopes: ['werun'] },
  {
    key: 'Record',
    calls: ['startRecord', 'getRecorderManager', 'joinVoIPChat'],
    scopes: ['record'],
    elements: ['live-pusher', 'voip-room'],
  },
  { key: 'Album', calls: ['chooseImage', 'chooseMedia', 'chooseVideo'] },
  {
    key: 'Camera',
    calls: ['createCameraContext', 'createVKSession'],
    scopes: ['camera'],
    elements: ['camera', 'live-pusher', 'voip-room'],
  },
  { key: 'PhoneNumber', openTypes: ['getPhoneNumber', 'getRealtimePhoneNumber'] },
  { key: 'Contact', calls: ['addPhoneContact', 'chooseContact'], scopes: ['addPhoneContact'] },
  {
    key: 'AlbumWriteOnly',
    calls: ['saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum'],
    scopes: ['writePhotosAlbum'],
  },
  { key: 'LicensePlate', calls: ['chooseLicensePlate'] },
  { key: 'BlueTooth', calls: ['openBluetoothAdapter', 'createBLEPeripheralServer'], scopes: ['bluetooth'] },
  { key: 'CalendarWriteOnly', calls: ['addPhoneCalendar', 'addPhoneRepeatCalendar'], scopes: ['addPhoneCalendar'] },
  { key: 'MessageFile', calls: ['chooseMessageFile'] },
  { key: 'Accelerometer', calls: ['startAccelerometer'] },
  { key: 'Compass', calls: ['startCompass'] },
  { key: 'DeviceMotion', calls: ['startDeviceMotionListening'] },
  { key: 'Gyroscope', calls: ['startGyroscope'] },
  { key: 'Clipboard', calls: ['setClipboardData', 'getClipboardData'] },
]

/**
 * The calls that app.json must declare under requiredPrivateInfos.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html
 */
export const privateInfoCalls: readonly string[] = [
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
]
