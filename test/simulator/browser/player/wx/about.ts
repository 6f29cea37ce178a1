import { fields } from '../../kit/value'
import { asking, listening, type ApiGroup } from './answer'

/** 基础: the program about itself, and what tells it of its own life. */
export const about: ApiGroup = (program) => ({
  getLaunchOptionsSync: () => program.realm.into(program.launch),
  getEnterOptionsSync: () => program.realm.into(program.entered),
  getAccountInfoSync: () =>
    program.realm.into({
      miniProgram: { appId: program.appid, envVersion: envVersions[program.kind], version: program.package.version },
    }),
  getExtConfigSync: () => program.realm.into(program.package.ext),
  getUpdateManager: () => ({
    onCheckForUpdate: () => undefined,
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }),
  nextTick: (call: () => void) => setTimeout(call),
  getLogManager: () => quiet('log info debug warn'),
  getRealtimeLogManager: () => quiet('info warn error setFilterMsg addFilterMsg'),
  getPerformance: () => ({
    now: () => performance.now(),
    getEntries: () => [],
    createObserver: () => quiet('observe'),
  }),
  reportEvent: () => undefined,
  reportPerformance: () => undefined,
  reportMonitor: () => undefined,
  arrayBufferToBase64: (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))),
  base64ToArrayBuffer: (text: string) =>
    program.realm.intoBytes(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))),
  ...listening(program, {
    ...{ AppShow: 'onShow', AppHide: 'onHide', Error: 'onError', UnhandledRejection: 'onUnhandledRejection' },
    ...{ PageNotFound: 'onPageNotFound', ThemeChange: 'onThemeChange', AudioInterruptionBegin: 'audioBegin' },
    ...{ AudioInterruptionEnd: 'audioEnd', MemoryWarning: 'memory', LazyLoadError: 'lazyLoadError' },
  }),
  ...asking(program, {
    getExtConfig: () => ({ extConfig: program.package.ext }),
    exitMiniProgram: () => program.host.goHome(),
    setEnableDebug: () => undefined,
    checkIsAddedToMyMiniProgram: () => ({ added: false }),
    updateShareMenu: () => undefined,
    showShareMenu: () => undefined,
    hideShareMenu: () => undefined,
  }),
})

/** A version in review calls itself a release (grade M). */
const envVersions = { live: 'release', trial: 'trial', review: 'release' }

const quiet = (names: string) => fields(Object.fromEntries(names.split(' ').map((name) => [name, () => undefined])))
