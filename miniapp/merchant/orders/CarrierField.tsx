import { Picker, View } from '@tarojs/components'
import { carriers } from '../../../shared/carriers'
import { Field } from '../../kit/components/Field'
import { Icon } from '../../kit/components/Icon'
import './CarrierField.scss'

interface Props {
  value: string
  onChange(code: string): void
}

export function CarrierField({ value, onChange }: Props) {
  const at = carriers.findIndex(({ code }) => code === value)
  return (
    <Field label="快递公司">
      <Picker
        mode="selector"
        range={carriers.map(({ name }) => name)}
        value={Math.max(0, at)}
        onChange={(event) => onChange(carriers[Number(event.detail.value)]?.code ?? value)}
      >
        <View className="ship-carrier">
          {carriers[at]?.name ?? value}
          <Icon name="chevronDown" colour="faint" size={32} />
        </View>
      </Picker>
    </Field>
  )
}
