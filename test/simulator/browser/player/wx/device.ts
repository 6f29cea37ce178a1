import { textOf } from '../../kit/value'
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
    scanCode: async ({ onlyFromCamera }) => {
      const scanned = await program.host.scan({ onlyCamera: onlyFromCamera === true })
      if (scanned === undefined) throw new Refusal('cancel')
      const { text, program: code } = scanned
      const path = code?.appid === program.appid ? urlOf(code, program.package.config.entry) : ''
      return { result: text, scanType: code ? 'WX_CODE' : 'QR_CODE', charSet: 'utf-8', path }
    },
    vibrateShort: ({ type }) =>
      program.host.feel(program.appid, { kind: 'shake', what: '轻轻震动', detail: textOf(type, 'heavy') }),
    vibrateLong: () => program.host.feel(program.appid, { kind: 'shake', what: '长时间震动', detail: '' }),
    hideKeyboard: () => {
      const focused = program.navigation.stack.get().at(-1)?.view.root.activeElement
      if (focused instanceof HTMLElement) focused.blur()
    },
  }),
})
