import type { Fields } from '../../kit/value'
import { screen } from '../screen'
import { asking, listening, type ApiGroup } from './answer'

/** 系统: a phone with a notch, 375 by 812, on WiFi. */
export const surroundings: ApiGroup = (program) => {
  const { realm } = program
  const windowInfo = () => ({
    ...screen.window(program),
    pixelRatio: 3,
    screenWidth: screen.width,
    screenHeight: screen.height,
  })
  const everything = () => ({ ...device, ...base, ...windowInfo(), ...allowed })
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getSystemInfoSync: () => realm.into(everything()),
    getWindowInfo: () => realm.into(windowInfo()),
    getDeviceInfo: () => realm.into(device),
    getAppBaseInfo: () => realm.into(base),
    getSystemSetting: () => realm.into(settings),
    getAppAuthorizeSetting: () => realm.into(authorised),
    getMenuButtonBoundingClientRect: () => realm.into(screen.capsule),
    ...asking(program, {
      getSystemInfo: everything,
      getSystemInfoAsync: everything,
      getNetworkType: () => ({ networkType: 'wifi', isConnected: true }),
      getBatteryInfo: () => ({ level: 86, isCharging: false }),
      getScreenBrightness: () => ({ value: 0.6 }),
      setScreenBrightness: () => undefined,
      setKeepScreenOn: ({ keepScreenOn }) =>
        program.host.feel(program.appid, {
          ...{ kind: 'quiet', what: keepScreenOn === true ? '保持屏幕常亮' : '允许屏幕熄灭', detail: '' },
        }),
    }),
    ...listening(program, {
      ...{ NetworkStatusChange: 'networkStatusChange', NetworkWeakChange: 'networkWeakChange' },
      ...{ WindowResize: 'windowResize', KeyboardHeightChange: 'keyboardHeightChange', UserCaptureScreen: 'capture' },
      ...{ DeviceOrientationChange: 'orientation', UserTriggerTranslation: 'translation' },
      ...{ NeedPrivacyAuthorization: 'needPrivacyAuthorization' },
    }),
  }
}

const device: Fields = {
  brand: 'iPhone',
  model: 'iPhone 13 mini<iPhone14,4>',
  system: 'iOS 17.5',
  platform: 'ios',
  benchmarkLevel: 45,
  memorySize: 4096,
}

const base: Fields = {
  SDKVersion: '3.8.12',
  version: '8.0.56',
  language: 'zh_CN',
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  enableDebug: false,
  theme: 'light',
  host: { env: 'WeChat', appId: '' },
}

const settings: Fields = {
  bluetoothEnabled: true,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
}

const authorised: Fields = {
  albumAuthorized: 'authorized',
  cameraAuthorized: 'authorized',
  locationAuthorized: 'authorized',
  notificationAuthorized: 'authorized',
}

const allowed: Fields = { albumAuthorized: true, cameraAuthorized: true, locationAuthorized: true, ...settings }
