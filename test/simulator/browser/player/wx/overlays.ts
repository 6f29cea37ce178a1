import { isOn, listOf, numberOf, textOf, type Fields } from '../../kit/value'
import type { Program } from '../program'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

/** 交互: dialogs, sheets and toasts in WeChat's look and with WeChat's limits. */
export const overlays: ApiGroup = (program) => {
  const { overlays: over } = program
  let hiding: ReturnType<typeof setTimeout> | undefined

  const show = (toast: Fields, isLoading: boolean) => {
    clearTimeout(hiding)
    over.toast.set({
      text: textOf(toast.title),
      icon: isLoading ? 'loading' : textOf(toast.icon, 'success'),
      image: textOf(toast.image),
      hasMask: toast.mask !== undefined && isOn(toast.mask),
      isLoading,
    })
    if (!isLoading) hiding = setTimeout(hide, numberOf(toast.duration, 1500))
  }
  const hide = () => over.toast.set(undefined)

  return asking(program, {
    showToast: (options) => show(options, false),
    showLoading: (options) => show(options, true),
    hideToast: hide,
    hideLoading: hide,
    showModal: async (options) => modalAnswer(await over.ask('modal', modalQuestion(options))),
    showActionSheet: async ({ itemList, itemColor, alertText }) => {
      const items = listOf(itemList).map((item) => textOf(item))
      if (items.length === 0 || items.length > 6)
        throw new Refusal('parameter error: itemList should have 1 to 6 items')
      const color = textOf(itemColor, '#000000')
      const tapIndex = await over.ask('actionSheet', { items, color, title: textOf(alertText) })
      if (tapIndex === undefined) throw new Refusal('cancel')
      return { tapIndex }
    },
    enableAlertBeforeUnload: ({ message }) => alertBeforeLeaving(program, textOf(message)),
    disableAlertBeforeUnload: () => alertBeforeLeaving(program, ''),
  })
}

function alertBeforeLeaving(program: Program, message: string): void {
  const page = program.navigation.stack.get().at(-1)
  if (page) page.leaveAlert = message
}

const modalQuestion = (options: Fields) => ({
  title: textOf(options.title),
  content: textOf(options.content),
  confirmText: textOf(options.confirmText, '确定'),
  confirmColor: textOf(options.confirmColor, '#576B95'),
  cancelText: options.showCancel === false ? undefined : textOf(options.cancelText, '取消'),
  cancelColor: textOf(options.cancelColor, '#000000'),
  placeholder: options.editable === true ? textOf(options.placeholderText) : undefined,
})

const modalAnswer = ({ isConfirmed, content }: { isConfirmed: boolean; content: string }): Fields => ({
  confirm: isConfirmed,
  cancel: !isConfirmed,
  content: isConfirmed ? content : null,
})
