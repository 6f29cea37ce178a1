/**
 * Which calls and components bring which kind of personal data into a program's 用户隐私保护指引.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html, grade A; the keys' names
 * are those of setPrivacySetting.
 */
interface Collected {
  key: string
  /** As privacy_desc names it. */
  text: string
  /** Functions of wx. */
  calls: readonly string[]
  /** open-type of a button, or type of an input. */
  openTypes: readonly string[]
  /** Elements of WXML. */
  elements: readonly string[]
}

const words = (list: string) => list.split(' ').filter(Boolean)

const kind = (key: string, text: string, calls = '', openTypes = '', elements = ''): Collected => ({
  key,
  text,
  calls: words(calls),
  openTypes: words(openTypes),
  elements: words(elements),
})

export const collected: readonly Collected[] = [
  kind(
    'UserInfo',
    '用户信息（微信昵称、头像）',
    'getUserInfo getUserProfile',
    'chooseAvatar getUserInfo userInfo nickname',
  ),
  kind(
    'Location',
    '位置信息',
    'getLocation getFuzzyLocation onLocationChange startLocationUpdate startLocationUpdateBackground',
  ),
  kind('ChooseLocation', '选择的位置信息', 'chooseLocation choosePoi'),
  kind('Address', '地址', 'chooseAddress'),
  kind('Invoice', '发票信息', 'chooseInvoice chooseInvoiceTitle'),
  kind('RunData', '微信运动步数', 'getWeRunData'),
  kind('Record', '麦克风', 'startRecord getRecorderManager joinVoIPChat', '', 'live-pusher voip-room'),
  kind('Album', '选中的照片或视频信息', 'chooseImage chooseMedia chooseVideo'),
  kind('Camera', '摄像头', 'createCameraContext createVKSession', '', 'camera live-pusher voip-room'),
  kind('PhoneNumber', '手机号', '', 'getPhoneNumber getRealtimePhoneNumber'),
  kind('Contact', '通讯录（仅写入）权限', 'addPhoneContact chooseContact'),
  kind('DeviceInfo', '设备信息'),
  kind('EXIDNumber', '身份证号码'),
  kind('EXOrderInfo', '订单信息'),
  kind('EXUserPublishContent', '发布内容'),
  kind('EXUserFollowAcct', '所关注账号'),
  kind('EXUserOpLog', '操作日志'),
  kind('AlbumWriteOnly', '相册（仅写入）权限', 'saveImageToPhotosAlbum saveVideoToPhotosAlbum'),
  kind('LicensePlate', '车牌号', 'chooseLicensePlate'),
  kind('BlueTooth', '蓝牙', 'openBluetoothAdapter createBLEPeripheralServer'),
  kind('CalendarWriteOnly', '日历（仅写入）权限', 'addPhoneCalendar addPhoneRepeatCalendar'),
  kind('Email', '邮箱'),
  kind('MessageFile', '选中的文件', 'chooseMessageFile'),
  kind('Accelerometer', '加速传感器', 'startAccelerometer'),
  kind('Compass', '磁场传感器', 'startCompass'),
  kind('DeviceMotion', '方向传感器', 'startDeviceMotionListening'),
  kind('Gyroscope', '陀螺仪传感器', 'startGyroscope'),
  kind('Clipboard', '剪切板', 'setClipboardData getClipboardData'),
]

/** Keys that exist although no call leads to them: the merchant declares them, as 订单信息. */
export const privacyText = (key: string): string => collected.find((one) => one.key === key)?.text ?? ''
