import { Picker, View } from '@tarojs/components'
import { Field } from '../../../kit/components/Field'
import { Icon } from '../../../kit/components/Icon'
import type { FieldProps } from '../../../kit/useForm'
import './RegionField.scss'

/** 省市区, from WeChat's own wheel. */
export const RegionField = ({ value, problem, onChange }: FieldProps<string[]>) => (
  <Field label="所在地区" problem={problem}>
    <Picker mode="region" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View className={`region ${value.length > 0 ? '' : 'region-none'}`}>
        <View>{value.length > 0 ? value.filter(Boolean).join(' ') : '请选择省、市、区'}</View>
        <Icon name="chevronRight" colour="faint" size={32} />
      </View>
    </Picker>
  </Field>
)
