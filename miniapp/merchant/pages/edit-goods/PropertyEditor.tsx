import { useState } from 'react'
import { Input, View } from '@tarojs/components'
import { goodsLimits, type GoodsProperty } from '../../../../shared/goods'
import { Button } from '../../../kit/components/Button'
import { Icon } from '../../../kit/components/Icon'

interface Props {
  property: GoodsProperty
  /** Null: it is taken away. */
  onChange(property: GoodsProperty | null): void
}

/** One thing that varies: 颜色, with its values as chips. */
export function PropertyEditor({ property, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const { name, values } = property
  const add = () => {
    const value = typed.trim()
    setTyped('')
    if (value && !values.includes(value)) onChange({ name, values: [...values, value] })
  }
  return (
    <View className="edit-property">
      <View className="edit-property-head">
        <Input
          className="edit-input edit-property-name"
          value={name}
          placeholder="规格名称，如：份量"
          placeholderClass="k-placeholder"
          maxlength={goodsLimits.valueName}
          onInput={({ detail }) => onChange({ name: detail.value, values })}
        />
        <Button kind="quiet" size="small" icon="trash" onClick={() => onChange(null)}>
          删除
        </Button>
      </View>
      <View className="edit-values">
        {values.map((value) => (
          <View
            key={value}
            className="edit-value"
            onClick={() => onChange({ name, values: values.filter((one) => one !== value) })}
          >
            {value}
            <Icon name="close" colour="faint" size={28} />
          </View>
        ))}
        {values.length < goodsLimits.values && (
          <View className="edit-value-new">
            <Input
              className="edit-input"
              value={typed}
              placeholder={values.length === 0 ? '选项，如：小份' : '再加一个'}
              placeholderClass="k-placeholder"
              maxlength={goodsLimits.valueName}
              confirmType="done"
              confirmHold
              onInput={({ detail }) => setTyped(detail.value)}
              onConfirm={add}
              onBlur={add}
            />
            <Button kind="plain" size="small" onClick={add}>
              添加
            </Button>
          </View>
        )}
      </View>
    </View>
  )
}
