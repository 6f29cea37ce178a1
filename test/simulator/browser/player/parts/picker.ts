import { isOn, textOf } from '../../kit/value'
import { pickerKinds } from './pickerKinds'
import { element, type Attributes, type PartMaker } from './part'

export const picker: PartMaker = ({ page, emit }) => {
  const host = element('wx-picker')
  let now: Attributes = {}
  let value: unknown
  const isDisabled = () => now.disabled !== undefined && isOn(now.disabled)
  const open = async () => {
    const kind = pickerKinds[textOf(now.mode, 'selector')]
    if (!kind) return console.error(`[手机] picker 没有 ${textOf(now.mode)} 模式`)
    const { wheels, chosen } = kind.open(now)
    const onTurn = (column: number, row: number) => emit('columnchange', { column, value: row })
    const title = textOf(now['header-text'])
    const answer = await page.program.overlays.ask('wheels', { title, wheels, chosen, onTurn })
    if (!answer) return emit('cancel', {})
    const detail = kind.detail(answer, now)
    value = detail.value
    emit('change', detail)
  }
  return {
    host,
    isDeaf: isDisabled,
    update: (attributes, has) => {
      now = attributes
      if (has('value')) value = attributes.value
    },
    tapped: () => void open(),
    field: { value: () => value, reset: () => void (value = now.value) },
  }
}
