import { urlOf } from '../codes'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

/** 设备: clipboard, scanner, vibration. */
export const device: ApiGroup = (program) => ({
  ...asking(program, {
    setClipboardData: ({ data }) => {
      if (typeof data !== 'string') throw new Refusal('parameter error: parameter.data should be String')
      program.host.clipboard.text = data
      // WeChat itself says so, and a following showToast replaces it.
      const toast = { text: '内容已复制', icon: 'success', image: '', hasMask: false, isLoading: false }
      program.overlays.toast.set(toast)
      setTimeout(() => program.overlays.toast.get() === toast && program.overlays.toast.set(undefined), 1500)
      return { data }
    },
    getClipboardData: () => ({ data: program.host.clipboard.text }),
    scanCode: async () => {
      const scanned = await program.host.scan()
      if (scanned === undefined) throw new Refusal('cancel')
      const { text, program: code } = scanned
      const path = code?.appid === program.appid ? urlOf(code, program.package.config.entry) : ''
      return { result: text, scanType: code ? 'WX_CODE' : 'QR_CODE', charSet: 'utf-8', path }
    },
    vibrateShort: () => undefined,
    vibrateLong: () => undefined,
    hideKeyboard: () => {
      const focused = program.navigation.stack.get().at(-1)?.view.root.activeElement
      if (focused instanceof HTMLElement) focused.blur()
    },
  }),
})
